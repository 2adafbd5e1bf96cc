"""The council on proposals, and the commissioned list."""

from collections.abc import Mapping
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bench import bench_of
from gieo.kernel.asking import Picked
from gieo.proposals.commissioned_task.facts import ApprovalFacts, PreparationFacts, PublicationFacts
from gieo.proposals.determination.counting import NOT_RECOMMENDED, criteria_of
from gieo.proposals.determination.facts import (
    AdoptionFacts,
    BallotFacts,
    Mark,
    Method,
    OrderTextFacts,
    ProductRow,
    ResultFacts,
    ReviewFacts,
    Verdict,
)
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.rulebooks import library
from gieo.simulation.cast import Player
from gieo.simulation.scripts.sitting import A_DAY, council_move
from gieo.simulation.world import Move, Script, World

DOUBTFUL = 0.4  # of the items; before a doubtful one most members miss something
ORDERED = 0.9


def determination(world: World, item: Any) -> Move | None:
    """Sit, vote, write the text of the order, review, put on the list."""
    move = council_move(world, item, PROCEDURE, _ballot, {NOT_RECOMMENDED: _refusal})
    if move:
        return move
    officer = world.cast.officer.actor
    if item.state == "recommended":
        return Move(act="write_text", by=officer, facts=order_text(item), at=item.state_since + A_DAY)
    if item.state == "text_ready":
        there = bench_of(item).taking_part
        agreeing = tuple(Picked(id=sitter.membership.pk, name=sitter.name) for sitter in there)
        return Move(act="adopt_text", by=officer, facts=AdoptionFacts(agreeing=agreeing))
    if item.state == "review":
        facts = ReviewFacts(finding="Trình tự, ý kiến phù hợp quy định")
        return Move(act="forward", by=world.cast.director.actor, facts=facts, at=item.state_since + 3 * A_DAY)
    return None


def _refusal(_world: World, _item: Any) -> ResultFacts:
    return ResultFacts(discussion="Chưa rõ tính mới", reason="Chưa cấp thiết")


def _ballot(world: World, item: Any, _player: Player) -> BallotFacts:
    doubtful = world.notes.setdefault(item.number, world.chance(DOUBTFUL))
    marks = tuple(
        Mark(
            criterion=Picked(id=criterion.key, name=criterion.text),
            verdict=Verdict.NOT_MET if doubtful and world.chance(0.3) else Verdict.MET,
            remark="Đã xem xét",
        )
        for criterion in criteria_of(item)
    )
    return BallotFacts(marks=marks, reason="Theo nội dung phiếu và thảo luận")


def order_text(item: Any) -> OrderTextFacts:
    """What is ordered, in the words of the proposal."""
    return OrderTextFacts(**_text(item))


def _text(item: Any) -> dict[str, Any]:
    kinds = library.get(item.rulebook).task_kinds
    kind = next((each for each in kinds if each.key in {"research_topic", "applied_research"}), kinds[0])
    return {
        "title": item.title,
        "kind": Picked(id=kind.key, name=kind.text),
        "objectives": "Làm chủ quy trình, vận hành hai mô hình",
        "requirements": "Quy trình được nghiệm thu, mô hình có hộ tiếp nhận",
        "products": (
            ProductRow(name="Quy trình", measure="Tổn thất dưới 5 %", unit="quy trình", quantity=1),
            ProductRow(name="Mô hình", measure="Vận hành ổn định", unit="mô hình", quantity=2),
        ),
        "method": Method.COMPETITIVE,
        "source": "Đề xuất của tổ chức",
    }


def commissioned_task(world: World, item: Any) -> Move | None:
    """A body commissions most of them; the Chairman signs; the list is published."""
    cast = world.cast
    if item.state == "proposed" and not (item.commissioning_body_id or item.no_order_reason):
        return Move(act="prepare", by=cast.officer.actor, facts=_preparation(world, item), at=item.state_since + A_DAY)
    if item.state == "proposed":
        day = world.now.astimezone(LEGAL_ZONE).date()
        facts = ApprovalFacts(number=f"{item.pk}/QĐ-UBND", signed_on=day)
        return Move(act="approve", by=cast.chairman.actor, facts=facts, at=item.state_since + 4 * A_DAY)
    if item.state == "approved":
        where = PublicationFacts(address="Trang thông tin của Sở KH&CN")
        return Move(act="publish", by=cast.officer.actor, facts=where, at=item.state_since + 2 * A_DAY)
    return None


def _preparation(world: World, item: Any) -> PreparationFacts:
    body = world.rng.choice(world.cast.focal).body if world.chance(ORDERED) else None
    if body is None:
        return PreparationFacts(**_text(item), no_order_reason="Vấn đề chung của nhiều ngành")
    return PreparationFacts(
        **_text(item), body=Picked(id=body.pk, name=body.name), document=f"Công văn đặt hàng của {body.name}"
    )


SCRIPTS: Mapping[str, Script] = {"determination": determination, "commissioned_task": commissioned_task}

"""From the call for hosts to the decision on host and money."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Membership
from gieo.councils.seats import CouncilSeat
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.rulebooks import library
from gieo.selection.application.facts import ApplicationFacts, ApplyFacts, CheckFacts
from gieo.selection.application.states import Degree, LumpSum
from gieo.selection.approval.facts import DecisionFacts, NoteFacts, PublicationFacts
from gieo.selection.budget_appraisal.facts import (
    ConclusionFacts,
    CostRow,
    LineRow,
    PanelFacts,
    PanelRow,
    SessionFacts,
)
from gieo.selection.budget_appraisal.facts import RevisionFacts as AnswerFacts
from gieo.selection.budget_appraisal.guards import representatives_of, state_money_of_lines
from gieo.selection.call.facts import CallFacts, OpeningFacts, PresentRow, PublishFacts
from gieo.selection.models import Application
from gieo.selection.rows import MoneyRow, ProductRow
from gieo.selection.selection.facts import BallotFacts, MarkRow, OpinionRow, RecommendFacts, RevisionFacts, SheetFacts
from gieo.selection.selection.procedure import SELECTION_PROCEDURE
from gieo.selection.selection.states import Opinion
from gieo.selection.services.open_application import open_application
from gieo.simulation.cast import Player
from gieo.simulation.scripts.sitting import A_DAY, council_move, office_morning, picked
from gieo.simulation.world import Move, Script, World

NOT_VALID, CUT = 0.05, 0.3
MONTHS = 12
DAYS_OF_GRACE = timedelta(days=5)  # a call stays open longer than it must


# ---------------------------------------------------------------- the call


def call(world: World, item: Any) -> Move | None:
    """Written, published, answered by two or three hosts, opened, checked."""
    officer, director = world.cast.officer.actor, world.cast.director.actor
    if item.state == "draft":
        return _publish(world, item)
    if item.state == "open" and not world.notes.get(f"{item.number} answered"):
        return Move(do=lambda there: _apply(there, item), at=item.state_since + 7 * A_DAY)
    if item.state == "closed":
        present = (PresentRow(name="Chuyên viên", unit="Phòng QLKH"), PresentRow(name="Kế toán", unit="Phòng KH-TC"))
        return Move(
            act="open_applications", by=officer, facts=OpeningFacts(present=present), at=item.state_since + 2 * A_DAY
        )
    if item.state == "opened":
        return _judge(world, item)
    if item.state == "failed":
        return Move(act="call_again", by=director, at=item.state_since + 3 * A_DAY)
    return None


def _publish(world: World, item: Any) -> Move:
    if not item.conditions:
        facts = CallFacts(conditions="Tổ chức có tư cách pháp nhân", way_of_filing="Trực tuyến", address="Sở KH&CN")
        return Move(act="write", by=world.cast.officer.actor, facts=facts, at=item.state_since + A_DAY)
    earliest = library.get(item.rulebook).deadline("call.open").due(world.now)
    closes = datetime.combine(earliest + DAYS_OF_GRACE, time(17), tzinfo=LEGAL_ZONE)
    paper = PublishFacts(closes_at=closes, document="20/TB-SKHCN")
    return Move(act="publish", by=world.cast.director.actor, facts=paper)


def _apply(world: World, item: Any) -> None:
    world.notes[f"{item.number} answered"] = True
    hosts = [player for player in world.cast.hosts if player.body]
    for player in world.rng.sample(hosts, world.rng.choice((2, 3))):
        facts = ApplyFacts(call=Picked(id=item.pk, name=item.number))
        application_ = open_application(province=item.province_id, facts=facts, actor=player.actor, at=world.now)
        act(application_, "write", actor=player.actor, at=world.now, facts=_offer(world, application_, player))


def _offer(world: World, item: Any, player: Player) -> ApplicationFacts:
    state = world.rng.randrange(400, 1500) * 1_000_000
    year = item.plan_year
    lines = (("provincial_science", year, state), ("counterpart", year, state // 4))
    sources = {each.id: each for each in picked(item, "sources")}
    return ApplicationFacts(
        principal_investigator=Picked(id=player.person.pk, name=player.person.full_name),
        degree=Degree.DOCTOR,
        speciality="Công nghệ sinh học",
        years_in_field=8,
        objectives="Làm chủ quy trình, vận hành hai mô hình",
        content="Khảo sát, xây dựng quy trình, vận hành mô hình",
        products=(ProductRow(name="Quy trình", quality="Tổn thất dưới 5 %", unit="quy trình", quantity="1"),),
        money=tuple(MoneyRow(source=sources[source], year=when, amount=amount) for source, when, amount in lines),
        lump_sum=LumpSum.PARTIAL,
        months=MONTHS,
    )


def _judge(world: World, item: Any) -> Move | None:
    states = set(Application.objects.filter(call=item).values_list("state", flat=True))
    if states & {"sealed", "opened"}:
        return None
    return Move(act="pass_on" if "valid" in states else "fail", by=world.cast.officer.actor)


def application(world: World, item: Any) -> Move | None:
    """Sealed some days later; checked after the opening."""
    if item.state == "draft" and item.objectives:
        return Move(act="seal", by=world.of_body(item.host_id).actor, at=item.opened_at + 5 * A_DAY)
    if item.state == "opened":
        if world.notes.setdefault(item.number, world.chance(NOT_VALID)):
            facts = CheckFacts(reason="Thiếu văn bản xác nhận của đơn vị phối hợp")
            return Move(act="reject", by=world.cast.officer.actor, facts=facts, at=item.state_since + A_DAY)
        return Move(act="accept", by=world.cast.officer.actor, facts=CheckFacts(), at=item.state_since + A_DAY)
    return None


# ---------------------------------------------------------------- the council


def selection(world: World, item: Any) -> Move | None:
    """A sheet, a council, scores, the winner's revision."""
    officer = world.cast.officer.actor
    if item.state == "waiting" and not item.sheet:
        return Move(act="choose_sheet", by=officer, facts=SheetFacts(sheet=picked(item, "sheets")[0]))
    move = council_move(world, item, SELECTION_PROCEDURE, _ballot, {})
    if move:
        return move
    if item.state == "tied":
        facts = RecommendFacts(application=picked(item, "tied")[0], reason="Năng lực phù hợp hơn")
        return Move(act="recommend", by=officer, facts=facts)
    if item.state == "winner_found" and item.winner:
        host = world.of_body(item.winner.host_id)
        return Move(act="revise", by=host.actor, facts=_revision(item), at=item.state_since + 8 * A_DAY)
    return None


def _revision(item: Any) -> RevisionFacts:
    return RevisionFacts(explanation="Tiếp thu các kết luận của hội đồng", estimate=item.winner.money_rows)


def _ballot(world: World, item: Any, player: Player) -> BallotFacts:
    """Good hosts get good marks; members differ a little."""
    applications, criteria = picked(item, "applications"), {each.id: each for each in picked(item, "criteria")}
    marks = tuple(
        MarkRow(application=each, criterion=criteria[criterion.key], mark=_mark(world, each, criterion.top_mark))
        for each in applications
        for criterion in item.score_sheet.criteria
    )
    opinions = tuple(
        OpinionRow(application=each, opinion=Opinion.FOR if item.vote else None, remark=f"Nhận xét của {player.person}")
        for each in applications
    )
    return BallotFacts(marks=marks, opinions=opinions)


def _mark(world: World, application_: Picked, top: int) -> int:
    quality = world.notes.setdefault(f"quality {application_.id}", world.rng.choice((0.75, 0.85, 0.95)))
    best = top * float(str(quality))
    return max(0, min(top, round(best + world.rng.choice((-0.4, 0, 0, 0.4)))))


# ---------------------------------------------------------------- the money and the decision


def budget_appraisal(world: World, item: Any) -> Move | None:
    """The team of five, its session, the host's answer, the head's word."""
    cast = world.cast
    if item.state == "waiting":
        return Move(act="found_panel", by=cast.director.actor, facts=_panel(world, item), at=item.state_since + A_DAY)
    if item.state == "founded" and not item.session_at:
        facts = SessionFacts(session_at=office_morning(world.now + 6 * A_DAY), place="Sở KH&CN")
        return Move(act="call_session", by=cast.officer.actor, facts=facts)
    if item.state == "founded":
        return Move(act="conclude", by=cast.finance.actor, facts=_conclusion(world, item), at=item.session_at)
    if item.state == "concluded":
        answer = AnswerFacts(explanation="Giải trình từng kết luận của tổ thẩm định")
        host = world.of_body(item.application.host_id)
        return Move(act="revise", by=host.actor, facts=answer, at=item.state_since + 5 * A_DAY)
    if item.state == "revised":
        return Move(act="forward", by=cast.officer.actor, at=item.state_since + A_DAY)
    return None


def _panel(world: World, item: Any) -> PanelFacts:
    cast = world.cast
    experts = {player.person.pk: player for player in cast.experts}
    of_council = experts[min(representatives_of(item))]
    seats = (
        (cast.officer, CouncilSeat.CHAIR),
        (cast.finance, CouncilSeat.VICE_CHAIR),
        (of_council, CouncilSeat.MEMBER),
        (cast.inspector, CouncilSeat.MEMBER),
        (cast.clerk, CouncilSeat.SECRETARY),
    )
    rows = tuple(
        PanelRow(person=Picked(id=player.person.pk, name=player.person.full_name), seat=seat) for player, seat in seats
    )
    return PanelFacts(members=rows, reason="Theo quy định về thành phần tổ thẩm định")


def _conclusion(world: World, item: Any) -> ConclusionFacts:
    """Some lines are cut by a tenth, with the reason."""
    cut = world.chance(CUT)
    lines = tuple(
        LineRow(
            source=row.source,
            year=row.year,
            appraised=row.amount * 9 // 10 if cut else row.amount,
            reason="Định mức thấp hơn" if cut else "",
        )
        for row in item.selection.money_rows
    )
    cost = picked(item, "costs")[0]
    members = Membership.objects.filter(council=item.panel_id).select_related("person").order_by("pk")
    return ConclusionFacts(
        present=tuple(Picked(id=member.pk, name=member.person.full_name) for member in members),
        lines=lines,
        costs=(CostRow(kind=cost, amount=state_money_of_lines(lines)),),
        lump_sum=LumpSum.PARTIAL,
        months=MONTHS,
        conclusion="Dự toán phù hợp nội dung và định mức",
    )


def approval(world: World, item: Any) -> Move | None:
    """Submitted by the director, decided by the Chairman, published."""
    cast = world.cast
    if item.state == "draft" and not item.note:
        starts = (world.now + timedelta(days=30)).date()
        facts = NoteFacts(note="Kính trình phê duyệt tổ chức chủ trì và kinh phí", starts_on=starts, months=MONTHS)
        return Move(act="write", by=cast.officer.actor, facts=facts)
    if item.state == "draft":
        return Move(act="submit", by=cast.director.actor, at=item.state_since + 2 * A_DAY)
    if item.state == "submitted":
        when = item.state_since + 5 * A_DAY
        day = max(when, world.now).astimezone(LEGAL_ZONE).date()
        decision = DecisionFacts(number=f"{item.pk}/QĐ-UBND", decided_on=day)
        return Move(act="approve", by=cast.chairman.actor, facts=decision, at=when)
    if item.state == "approved":
        where = PublicationFacts(publication="Trang thông tin của Sở KH&CN")
        return Move(act="publish", by=cast.officer.actor, facts=where, at=item.state_since + 2 * A_DAY)
    return None


SCRIPTS: Mapping[str, Script] = {
    "call": call,
    "application": application,
    "selection": selection,
    "budget_appraisal": budget_appraisal,
    "approval": approval,
}

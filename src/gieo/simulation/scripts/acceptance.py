"""From the host's own judgement to the recognised, registered and published result."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from gieo.acceptance.acceptance.choices import Cause, Grade
from gieo.acceptance.acceptance.facts import (
    BallotFacts,
    CheckFacts,
    ExpertReportFacts,
    FileFacts,
    JudgedRow,
    OverrideFacts,
    PerfectedFacts,
    ProductRow,
    RefundFacts,
    RemarkFacts,
    RiskFacts,
    SelfEvaluationFacts,
    ValidFacts,
)
from gieo.acceptance.acceptance.guards import GROUP
from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL
from gieo.acceptance.models import Acceptance
from gieo.acceptance.registration.choices import Right
from gieo.acceptance.registration.facts import CertificateFacts, PublicationFacts, RightsFacts
from gieo.acceptance.registration.facts import FileFacts as RegistrationFile
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bench import bench_of
from gieo.councils.seats import CouncilSeat
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.kernel.law import Law
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.rulebooks import library
from gieo.simulation.cast import Player
from gieo.simulation.scripts.sitting import A_DAY, council_move, picked, rows_of
from gieo.simulation.world import Move, Script, World

LATE, MEASURABLE, EXCELLENT, FAILING, BLAMELESS = 0.1, 0.3, 0.25, 0.08, 0.5


def acceptance(world: World, item: Any) -> Move | None:
    """Filed by the host, checked, rated by a council, perfected, recognised."""
    before = _file(world, item) or _gate(world, item) or _prepare(world, item)
    sitting = before or council_move(world, item, ACCEPTANCE_COUNCIL, _ballot, {})
    return sitting or _finish(world, item)


# ---------------------------------------------------------------- the file and the gate


def _file(world: World, item: Any) -> Move | None:
    """Most hosts file in time; a late one evaluates its results when the file is overdue already."""
    host = world.of_body(item.task.host_id).actor
    late = world.notes.setdefault(f"{item.number} late", world.chance(LATE))
    facts = FileFacts(papers=tuple(picked(item, "papers")))
    match item.state:
        case "draft" if not late:
            return Move(act="self_evaluate", by=host, facts=_self_evaluation(world, item), at=_after(item, 10))
        case "overdue" if not item.self_rating:
            return Move(act="self_evaluate_late", by=host, facts=_self_evaluation(world, item), at=_after(item, 15))
        case "self_evaluated" | "overdue":
            return Move(act="file", by=host, facts=facts, at=_after(item, 3))
        case "filed":
            measured = ValidFacts(is_measurable=world.chance(MEASURABLE))
            return Move(act="accept_file", by=world.cast.officer.actor, facts=measured, at=_after(item, 1))
    return None


def _self_evaluation(world: World, item: Any) -> SelfEvaluationFacts:
    grade = _quality(world, item)
    products = tuple(
        ProductRow(
            name=product["name"],
            indicator=product["indicator"],
            unit=product["unit"],
            ordered=product["ordered"],
            delivered=product["ordered"],
            quality=max(grade, Grade.MET, key=_GENEROUS.index),
        )
        for product in item.products
    )
    return SelfEvaluationFacts(products=products, report=Grade.MET, summary="Hoàn thành các nội dung của hợp đồng")


_GENEROUS = (Grade.NOT_MET, Grade.MET, Grade.EXCELLENT)  # no host calls its own work failed


def _quality(world: World, item: Any) -> Grade:
    """How good the result is; the council finds it out."""
    grade = Grade.MET
    if world.chance(FAILING):
        grade = Grade.NOT_MET
    elif world.chance(EXCELLENT):
        grade = Grade.EXCELLENT
    return Grade(str(world.notes.setdefault(f"{item.number} quality", grade)))


def _gate(world: World, item: Any) -> Move | None:
    """The check; where the gate is shut, the director signs that the council sits all the same."""
    if item.state == "valid":
        facts = CheckFacts(minutes="Đối chiếu báo cáo, sản phẩm, kinh phí của nhiệm vụ")
        return Move(act="check_readiness", by=world.cast.officer.actor, facts=facts, at=_after(item, 2))
    if item.state == "checked" and not (item.readiness_met or item.override_at):
        signed = OverrideFacts(
            reason="Phần còn thiếu không ảnh hưởng đến đánh giá kết quả", document=f"{item.pk}/SKHCN-QLKH"
        )
        return Move(act="override_readiness", by=world.cast.director.actor, facts=signed, at=_after(item, 1))
    return None


# ---------------------------------------------------------------- the council


def _prepare(world: World, item: Any) -> Move | None:
    """Between the declarations and the sitting: the experts' report, and every member's remarks."""
    bench = bench_of(item)
    if item.state != "papers_sent" or bench.undeclared:
        return None
    when = item.papers_sent_at + 4 * A_DAY
    if item.is_measurable and not item.expert_report_at:
        book = library.get(item.rulebook)
        group = tuple(
            Picked(id=each.membership.pk, name=each.name) for each in bench.open_to[: book.councils[GROUP].smallest]
        )
        found = ExpertReportFacts(experts=group, findings="Các chỉ tiêu đo được phù hợp báo cáo")
        return Move(act="report_of_experts", by=world.cast.officer.actor, facts=found, at=when)
    written = {remark.membership_id for remark in rows_of(item, "remarks")}
    silent = [sitter for sitter in bench.open_to if sitter.membership.pk not in written]
    if not silent:
        return None
    facts = RemarkFacts(products="Sản phẩm đủ theo hợp đồng", report="Báo cáo đầy đủ, rõ ràng")
    return Move(act="remark", by=world.of_user(silent[0].user).actor, facts=facts, at=when)


def _ballot(world: World, item: Any, _player: Player) -> BallotFacts:
    grade = _quality(world, item)
    products = tuple(
        JudgedRow(product=each, delivered=product["delivered"], quality=grade)
        for each, product in zip(picked(item, "products"), item.products, strict=True)
    )
    return BallotFacts(products=products, report=grade, remarks="Theo phiếu nhận xét và thảo luận")


# ---------------------------------------------------------------- after the sitting


def _finish(world: World, item: Any) -> Move | None:
    cast = world.cast
    match item.state:
        case "perfecting":
            host = world.of_body(item.task.host_id).actor
            done = PerfectedFacts(changes="Bổ sung theo kết luận của hội đồng")
            return Move(act="hand_in_perfected", by=host, facts=done, at=_after(item, 10))
        case "confirming":
            return Move(act="confirm_perfected", by=_chair(world, item), at=_after(item, 2))
        case "registered":
            act = "finish" if item.law is Law.L2025 else "recognise"
            return Move(act=act, by=cast.director.actor, at=_after(item, 5))
        case "not_met":
            return _fail(world, item)
    return None


def _chair(world: World, item: Any) -> Actor:
    chair = next(each for each in bench_of(item).sitters if each.membership.seat == CouncilSeat.CHAIR)
    return world.of_user(chair.user).actor


def _fail(world: World, item: Any) -> Move:
    """Under the law of 2025 half of the failed tasks show that nobody is to blame; the others pay back."""
    chairman, when = world.cast.chairman.actor, _after(item, 20)
    blameless = world.notes.setdefault(f"{item.number} blameless", world.chance(BLAMELESS))
    if item.law is Law.L2025 and blameless:
        shown = RiskFacts(shown=tuple(picked(item, "risk_conditions")), evidence="Hồ sơ thực hiện, nhật ký, kiểm toán")
        return Move(act="accept_risk", by=chairman, facts=shown, at=when)
    paid = sum(line.paid for line in item.task.money.all() if line.source in STATE_SOURCES)
    facts = RefundFacts(cause=Cause.SUBJECTIVE, amount=paid // 2, explanation="Phần sản phẩm không đạt")
    return Move(act="note_refund", by=chairman, facts=facts, at=when)


# ---------------------------------------------------------------- the registration


def registration(world: World, item: Any) -> Move | None:
    """Filed once the report is perfected; certified; the rights given; published."""
    cast, host = world.cast, world.of_body(item.task.host_id)
    match item.state:
        case "awaited" if Acceptance.objects.filter(task=item.task, perfected_on__isnull=False).exists():
            facts = RegistrationFile(papers=tuple(picked(item, "papers")))
            return Move(act="file", by=host.actor, facts=facts, at=max(world.now, _after(item, 2)))
        case "filed":
            when = _after(item, 3)
            issued = CertificateFacts(number=f"{item.pk}/GCN", issued_on=_day(world, when))
            return Move(act="certify", by=cast.clerk.actor, facts=issued, at=when)
        case "certified" if item.law is Law.L2013 and not item.rights.exists():
            return Move(act="give_right", by=cast.chairman.actor, facts=_right(world, item, host), at=_after(item, 4))
        case "certified":
            when = _after(item, 3)
            address = f"https://skhcn.mo-phong.local/ket-qua/{item.pk}"
            published = PublicationFacts(address=address, published_on=_day(world, when))
            return Move(act="publish", by=cast.officer.actor, facts=published, at=when)
    return None


def _right(world: World, item: Any, host: Player) -> RightsFacts:
    holder = next(each for each in picked(item, "holders") if host.body and each.pk == host.body.pk)
    return RightsFacts(
        right=Right.USE,
        holder=holder,
        document=f"{item.pk}/QĐ-UBND",
        since=_day(world, world.now),
    )


def _after(item: Any, days: int) -> datetime:
    when: datetime = item.state_since + timedelta(days=days)
    return when


def _day(world: World, when: datetime) -> date:
    """The day on which something planned for an instant is done."""
    return max(when, world.now).astimezone(LEGAL_ZONE).date()


SCRIPTS: Mapping[str, Script] = {"acceptance": acceptance, "registration": registration}

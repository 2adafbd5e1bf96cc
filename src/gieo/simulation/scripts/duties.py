"""What everybody owes in a calendar year, and the reports on it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.duties.duty.facts import PaperFacts, TaskFacts
from gieo.duties.duty.guards import COUNTED
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.law.services.enter_document import enter_document
from gieo.reporting.return_.facts import ReportFacts, SendBackFacts
from gieo.reporting.return_.states import RULES
from gieo.rulebooks.models.duties import Proof, Recurrence
from gieo.simulation.cast import Player
from gieo.simulation.scripts.sitting import A_DAY
from gieo.simulation.world import Move, Script, World

NEGLECTED, TARDY, INCOMPLETE = 0.08, 0.12, 0.1
TWO_WEEKS = 14 * A_DAY


def duty(world: World, item: Any) -> Move | None:
    """Districts begin tasks of their own; papers prove what no stage counts; the rest is found by the system."""
    if item.proof is Proof.GRASSROOTS_TASK:
        return _grassroots(world, item)
    answered_by_a_return = item.rule_key in RULES.values()
    if item.proof in COUNTED or answered_by_a_return or _neglects(world, item):
        return None
    when = _in_time(world, item, share=0.6)
    issued_on = _now_or(world, when).date()
    facts = PaperFacts(document=f"Văn bản số {item.pk}", issued_on=issued_on, registered=_plan(item, issued_on))
    return Move(act="prove_late" if item.state == "late" else "prove", by=_holder(world, item), facts=facts, at=when)


def _plan(item: Any, issued_on: date) -> Picked | None:
    """A plan that is owed once stands in the register of documents before it proves anything."""
    if (item.rule.proof, item.rule.recurrence) != (Proof.PLAN, Recurrence.ONCE):
        return None
    issuer = f"UBND tỉnh {item.province.name}"
    plan = enter_document(number=f"{item.pk}/KH-UBND", issuer=issuer, issued_on=issued_on, province=item.province)
    return Picked(id=plan.pk, name=str(plan))


def _grassroots(world: World, item: Any) -> Move | None:
    if item.grassroots_tasks.exists() or _neglects(world, item):
        return None
    when = _in_time(world, item, share=0.4)
    facts = TaskFacts(
        title="Mô hình ứng dụng kỹ thuật tại địa phương",
        lead="Phòng Kinh tế",
        approval=f"{item.pk}/QĐ-UBND",
        budget=150_000_000,
        begun_on=_now_or(world, when).date(),
    )
    act = "record_task_late" if item.state == "late" else "record_task"
    return Move(act=act, by=_holder(world, item), facts=facts, at=when)


def _neglects(world: World, item: Any) -> bool:
    return bool(world.notes.setdefault(f"{item.number} neglected", world.chance(NEGLECTED)))


def _in_time(world: World, item: Any, *, share: float) -> datetime:
    """Part of the way from the opening to the day that closes it, or two weeks after that day."""
    closes_at = item.closes_at or _end_of_year(item.plan_year)
    if world.notes.setdefault(f"{item.number} tardy", world.chance(TARDY)):
        return _in_the_year(closes_at + TWO_WEEKS, item.plan_year)
    opened_at: datetime = item.opened_at
    return max(opened_at, opened_at + share * (closes_at - opened_at))


def _holder(world: World, item: Any) -> Actor:
    """Whoever holds it; the officer enters the papers of bodies that have nobody to do so here."""
    if item.role:
        return world.player(Role(item.role)).actor
    if item.member:
        return world.of_user(item.member.user_id).actor
    focal = _focal(world, item.body_id)
    return focal.actor if focal else world.cast.officer.actor


def _focal(world: World, body: int | None) -> Player | None:
    """Who speaks for a body; nobody does for the press and for hosts."""
    return next((player for player in world.cast.focal if player.body and player.body.pk == body), None)


# ---------------------------------------------------------------- the yearly reports


def return_(world: World, item: Any) -> Move | None:
    """A body reports before its day and the Sở receives it; the report of the Sở goes to the Chairman."""
    match item.state:
        case "open" | "returned":
            return _write(world, item)
        case "submitted":
            return _review(world, item)
    return None


def _write(world: World, item: Any) -> Move | None:
    again = item.state == "returned"
    writer = world.cast.officer if item.is_compiled else _focal(world, item.body_id)
    if writer is None:
        return None
    when = item.state_since + 2 * A_DAY if again else _reporting_day(world, item)
    if not item.results or (again and not item.suggestions):
        facts = ReportFacts(
            results="Đã đề xuất, thực hiện nhiệm vụ theo kế hoạch năm",
            earlier_results="Duy trì các nội dung của Chỉ thị 01",
            difficulties="Kinh phí còn hạn chế",
            suggestions="Bổ sung kinh phí cho nhiệm vụ cấp cơ sở" if again else "",
        )
        return Move(act="write_again" if again else "write", by=writer.actor, facts=facts, at=when)
    name = "submit_compiled" if item.is_compiled else "submit"
    sender = world.cast.director if item.is_compiled else writer
    return Move(act=f"{name}_again" if again else name, by=sender.actor, at=when)


def _reporting_day(world: World, item: Any) -> datetime:
    """A week and a half before the day, or some days after it; the Sở reports in time."""
    closes_at = item.closes_at or _end_of_year(item.year)
    tardy = world.notes.setdefault(f"{item.number} tardy", not item.is_compiled and world.chance(TARDY))
    return _in_the_year(closes_at + timedelta(days=3 if tardy else -6 if item.is_compiled else -10), item.year)


def _review(world: World, item: Any) -> Move:
    when = item.state_since + 2 * A_DAY
    if item.is_compiled:
        return Move(act="receive_compiled", by=world.cast.chairman.actor, at=when)
    officer = world.cast.officer.actor
    if not item.suggestions and world.notes.setdefault(f"{item.number} incomplete", world.chance(INCOMPLETE)):
        return Move(act="send_back", by=officer, facts=SendBackFacts(reason="Bổ sung đề xuất, kiến nghị"), at=when)
    return Move(act="receive", by=officer, at=when)


def _end_of_year(year: int) -> datetime:
    return datetime(year + 1, 1, 1, tzinfo=LEGAL_ZONE)


def _in_the_year(when: datetime, year: int) -> datetime:
    """The year is closed on the first of January: what is done for it is done before."""
    return min(when, _end_of_year(year) - timedelta(hours=8))


def _now_or(world: World, when: datetime) -> datetime:
    return max(when, world.now).astimezone(LEGAL_ZONE)


SCRIPTS: Mapping[str, Script] = {"duty": duty, "return": return_}

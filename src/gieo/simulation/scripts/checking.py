"""While a contract runs: reports of the host, checks and evaluations of the province."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.execution.check.facts import (
    ConcludeFacts,
    EvaluationFacts,
    HoldFacts,
    NoticeFacts,
    OccasionChoice,
    OrganiserChoice,
    PartChoice,
    SpendingFacts,
    TeamRow,
    WorkFacts,
)
from gieo.execution.check.facts import OpeningFacts as CheckOpening
from gieo.execution.models import Check, ProgressReport
from gieo.execution.progress_report.facts import AcceptFacts, CounterpartRow, Pace, ReportFacts
from gieo.execution.progress_report.facts import WorkRow as ReportedRow
from gieo.execution.services.open_check import open_check
from gieo.kernel.asking import Picked
from gieo.kernel.law import Law
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.simulation.scripts.sitting import A_DAY, rows_of
from gieo.simulation.world import Move, Script, World


def progress_report(world: World, item: Any) -> Move | None:
    """Reported some days late now and then; accepted."""
    host = world.of_body(item.task.host_id)
    if item.state in {"due", "overdue"}:
        return Move(act="submit", by=host.actor, facts=_report(item, host), at=item.state_since + 3 * A_DAY)
    if item.state == "submitted":
        facts = AcceptFacts(remark="Đúng tiến độ")
        return Move(act="accept", by=world.cast.officer.actor, facts=facts, at=item.state_since + 4 * A_DAY)
    return None


def _report(item: Any, host: Any) -> ReportFacts:
    last = ProgressReport.objects.filter(task=item.task, opened_at__lt=item.opened_at).exists()
    shares = []
    for line in item.task.money.order_by("pk"):
        left = line.contracted - line.paid
        if line.source not in STATE_SOURCES and left > 0:
            shares.append(CounterpartRow(line=Picked(id=line.pk, name=str(line)), amount=left if last else left // 2))
    return ReportFacts(
        work=(
            ReportedRow(content="Theo hợp đồng", done="Đúng tiến độ", percent=100 if last else 50, pace=Pace.ON_TIME),
        ),
        counterpart=tuple(share for share in shares if share.amount),
        next_steps="Theo kế hoạch",
        signer=f"{host.person}",
        responsibility=True,
    )


def plan_check(world: World, item: Any) -> None:
    """A periodic check of a contract, planned with its team."""
    cast = world.cast
    team = (
        (cast.officer, PartChoice.TASK_UNIT),
        (cast.director, PartChoice.TASK_UNIT),
        (cast.finance, PartChoice.MONEY_UNIT),
        (cast.clerk, PartChoice.MONEY_UNIT),
        (cast.inspector, PartChoice.SPECIALIST_UNIT),
    )
    facts = CheckOpening(
        contract=Picked(id=item.pk, name=item.number),
        occasion=OccasionChoice.PERIODIC,
        organiser=OrganiserChoice.DEPARTMENT,
        planned_on=(world.now + 15 * A_DAY).date(),
        place="Tổ chức chủ trì",
        reason="Kiểm tra định kỳ",
        team=tuple(
            TeamRow(person=Picked(id=player.person.pk, name=player.person.full_name), part=part)
            for player, part in team
        ),
    )
    open_check(province=item.province_id, facts=facts, actor=cast.officer.actor, at=world.now)


def check(world: World, item: Any) -> Move | None:
    """Announced, held, concluded, confirmed."""
    cast = world.cast
    match item.state:
        case "planned":
            return Move(act="give_notice", by=cast.officer.actor, facts=NoticeFacts(document=f"{item.pk}/TB-KT"))
        case "notified":
            day = datetime.combine(item.planned_on, time(9), tzinfo=LEGAL_ZONE)
            return Move(act="hold", by=cast.officer.actor, facts=_visit(item), at=day)
        case "held" if item.law is Law.L2025:
            facts = EvaluationFacts(conclusion="Đạt yêu cầu của kỳ")
            return Move(act="evaluate_met", by=cast.director.actor, facts=facts)
        case "held":
            return Move(
                act="conclude", by=cast.director.actor, facts=ConcludeFacts(conclusion="Đúng tiến độ", met=True)
            )
        case "concluded":
            return Move(act="confirm_work", by=cast.officer.actor, facts=WorkFacts(work_done=50))
        case "work_confirmed":
            return Move(act="confirm_spending", by=cast.finance.actor, facts=SpendingFacts(spending=0))
    return None


def _visit(item: Check) -> HoldFacts:
    team = tuple(Picked(id=member.person_id, name=str(member.person)) for member in rows_of(item, "team"))
    return HoldFacts(
        visited_on=item.planned_on,
        present=team,
        host_present="Giám đốc tổ chức chủ trì",
        content="Khối lượng, tiến độ, kinh phí phù hợp",
        signed_by_team=True,
        signed_by_host=True,
    )


SCRIPTS: Mapping[str, Script] = {"progress_report": progress_report, "check": check}

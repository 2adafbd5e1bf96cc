"""Questions about running tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet, Sum

from gieo.contracts.models import Contract, paid_lines
from gieo.contracts.selectors import running_contracts
from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import Prepared
from gieo.execution.models import Check, Finding, Inspection, Organiser, ProgressReport
from gieo.identity.models import Organisation, Province
from gieo.registry.models import Task
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.rulebooks import library

NOT_EXPECTED = ("due", "waived")
RECEIVED = ("submitted", "accepted")
UNVERIFIED = ("noted", "correcting", "overdue", "fixed")
ENDED = ("closed", "dismissed")


def missed_reports(contract: Contract) -> int:
    """Reports of the host that fell due and have not come (T25b)."""
    host = contract.task.host_id
    return len(_OVERDUE.ask(contract=contract.pk, host=host)) if host else 0


def _overdue(contract: int, host: int) -> QuerySet[ProgressReport, int]:
    overdue = ProgressReport.objects.filter(contract=contract, state="overdue", reporter=host)
    return overdue.order_by().values_list("pk", flat=True)


_OVERDUE = Prepared(_overdue, contract=-1, host=-2)


# ---------------------------------------------------------------- before the acceptance


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessFacts:
    """What the acceptance gate asks of the running of a task; sums in đồng.

    Attributes:
        reports_expected: reports whose day has come, waived ones left out.
        reports_missing: those not received, or returned and not sent again, by name.
        findings_open: everything found and not closed, by name.
        findings_unverified: corrections that nobody has verified, by name.
        state_accounted: State money confirmed as spent, or paid back.
    """

    reports_expected: int
    reports_received: int
    reports_missing: tuple[str, ...]
    findings_open: tuple[str, ...]
    findings_unverified: tuple[str, ...]
    state_contracted: int
    state_paid: int
    state_accounted: int
    counterpart_planned: int
    counterpart_paid: int


def readiness_facts(task: Task) -> ReadinessFacts:
    """How reports, findings and money of a task stand now."""
    reports = list(ProgressReport.objects.filter(task=task).exclude(state__in=NOT_EXPECTED).order_by("period", "pk"))
    findings = list(Finding.objects.filter(task=task).exclude(state__in=ENDED).order_by("pk"))
    lines = list(task.money.all())
    state = [line for line in lines if line.source in STATE_SOURCES]
    own = [line for line in lines if line.source not in STATE_SOURCES]
    return ReadinessFacts(
        reports_expected=len(reports),
        reports_received=sum(report.state in RECEIVED for report in reports),
        reports_missing=tuple(
            f"{report.number}, kỳ {report.period}" for report in reports if report.state not in RECEIVED
        ),
        findings_open=tuple(_called(finding) for finding in findings),
        findings_unverified=tuple(_called(finding) for finding in findings if finding.state in UNVERIFIED),
        state_contracted=sum(line.contracted for line in state),
        state_paid=sum(line.paid for line in state),
        state_accounted=_accounted(task),
        counterpart_planned=sum(line.contracted for line in own),
        counterpart_paid=sum(line.paid for line in own),
    )


def _called(finding: Finding) -> str:
    return f"{finding.number}: {finding.detail[:120]}"


def _accounted(task: Task) -> int:
    contract = Contract.objects.filter(task=task).exclude(state="cancelled").first()
    if contract is None:
        return 0
    sums = paid_lines(contract).order_by().aggregate(cleared=Sum("cleared"), recovered=Sum("recovered"))
    return (sums["cleared"] or 0) + (sums["recovered"] or 0)


# ---------------------------------------------------------------- plans


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOfYear:
    """How the plan of checks or inspections of a year stands."""

    planned: int
    done: int
    overdue: int
    cancelled: int


def check_plan(province: str, year: int, *, on: date, organiser: Organiser | None = None) -> PlanOfYear:
    """Checks planned for a year: done, overdue on a day, cancelled (CT-4-1a)."""
    checks = Check.objects.filter(province=province, plan_year=year)
    if organiser:
        checks = checks.filter(organiser=organiser)
    waiting = ("planned", "notified")
    return PlanOfYear(
        planned=checks.count(),
        done=checks.exclude(state__in=(*waiting, "cancelled")).count(),
        overdue=checks.filter(state__in=waiting, planned_on__lt=on).count(),
        cancelled=checks.filter(state="cancelled").count(),
    )


def inspection_plan(province: str, year: int) -> PlanOfYear:
    """Planned inspections of a year; a province plans at least one (CT-4-2e)."""
    planned = Inspection.objects.filter(province=province, plan_year=year, trigger="plan")
    return PlanOfYear(
        planned=planned.exclude(state="cancelled").count(),
        done=planned.filter(state__in=("concluded", "handled")).count(),
        overdue=planned.filter(state="overdue").count(),
        cancelled=planned.filter(state="cancelled").count(),
    )


def signs_overdue(province: str, *, at: datetime) -> QuerySet[Inspection]:
    """Signs of a violation on which no inspection has started in time (CT-4-2f)."""
    late = Q(state="overdue") | Q(state="planned", due_at__lt=at)
    return Inspection.objects.filter(late, province=province, trigger="signs").order_by("due_at", "pk")


def unchecked_contracts(province: str, *, on: date) -> list[tuple[Contract, date | None]]:
    """Running contracts whose last check, or whose beginning, lies longer back than the rulebook allows (CT-4-2b)."""
    contracts = running_contracts(province).annotate(checked_on=Max("check_set__visited_on")).order_by("number")
    return [(each, each.checked_on) for each in contracts if _is_unchecked(each, each.checked_on, on)]


def _is_unchecked(contract: Contract, checked_on: date | None, on: date) -> bool:
    since = checked_on or contract.starts_on
    return since is not None and library.get(contract.rulebook).deadline("check.interval").due(since) < on


def open_obstacles(province: str, *, at: datetime) -> list[tuple[Finding, int]]:
    """Obstacles nobody has answered, the oldest first, with their age in days (CT-4-1b)."""
    waiting = Finding.objects.filter(province=province, state="obstacle").select_related("addressee")
    today = at.astimezone(LEGAL_ZONE).date()
    return [
        (each, (today - each.opened_at.astimezone(LEGAL_ZONE).date()).days) for each in waiting.order_by("opened_at")
    ]


# ---------------------------------------------------------------- violations


def published_violations(province: Province | None, *, on: date) -> QuerySet[Finding]:
    """What everybody may read on a day: a decision in force, within the days of its publication (CT-5-2c)."""
    shown = Finding.objects.filter(state="published", published_from__lte=on, published_until__gte=on)
    shown = shown.filter(province=province) if province else shown
    return shown.select_related("violator", "violator_person", "province").order_by("-published_from", "pk")


def sanctions_in_force(bodies: Iterable[Organisation], *, on: date) -> QuerySet[Finding]:
    """Decisions that keep bodies from taking part on a day, to be flagged when they file a dossier (CT-4-2g)."""
    barred = Finding.objects.filter(
        violator__in=[body.pk for body in bodies], sanction="suspension", in_force_from__lte=on, sanction_until__gte=on
    )
    return barred.select_related("violator").order_by("sanction_until", "pk")

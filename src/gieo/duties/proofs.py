"""What in the system proves a duty: orders, proposals, contests, grass-roots tasks, reports, sittings, shares."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.councils.models import ThematicSession, WorkingRegulation
from gieo.dossiers.docket import entries_of
from gieo.dossiers.models import DocketEntry
from gieo.duties.models import Duty, GrassrootsTask
from gieo.orientation.models import Order
from gieo.orientation.order.states import OrderState
from gieo.proposals.contest.states import ContestState
from gieo.proposals.models import IdeaContest, Proposal
from gieo.proposals.states import ProposalState
from gieo.registry.models import Assignment, Task, TaskLevel
from gieo.rulebooks.models.duties import Proof

RETURN = "return"  # the kind of dossier a yearly report is; its parent is the duty it answers
RETURN_SENT = ("submitted", "received")
SELECTION_SHARE = "selection_share"
FULL = 100
ALL = Q()


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that counts: its number and when it came in."""

    pk: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything found for a duty, the earliest first, and how much that is in the unit of the duty."""

    found: tuple[Found, ...]
    count: int

    def fulfilled_at(self, owed: int) -> datetime:
        """When the last one needed had come in."""
        return self.found[min(owed, len(self.found)) - 1].at


def evidence_for(duties: Iterable[Duty], *, at: datetime) -> dict[int, Evidence]:
    """What was found for duties by an instant, by their primary keys, in as many queries however many they are.

    Left out is where nothing in the system can prove the duty, or nothing does.
    """
    groups: dict[tuple[str, int, Proof], list[Duty]] = defaultdict(list)
    for duty in duties:
        groups[duty.province_id, duty.plan_year or 0, duty.proof].append(duty)
    found: dict[int, Evidence] = {}
    for (province, year, proof), owed in groups.items():
        if proof is Proof.SHARE:
            found |= _shares(Asked(province, year, at, owed))
        elif proof in FINDERS:
            found |= _counted(FINDERS[proof](Asked(province, year, at, owed)))
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """Duties of one kind of proof, all of one province and year, that are looked into together."""

    province: str
    year: int
    at: datetime
    duties: Sequence[Duty]

    @property
    def today(self) -> date:
        """The legal day of the instant."""
        return self.at.astimezone(LEGAL_ZONE).date()

    @property
    def bodies(self) -> set[int]:
        """The bodies that owe."""
        return {duty.body_id for duty in self.duties if duty.body_id}


def _counted(findings: Iterable[tuple[int, Found]]) -> dict[int, Evidence]:
    """Findings by duty, each counted for one."""
    by_duty: dict[int, list[Found]] = defaultdict(list)
    for pk, found in findings:
        by_duty[pk].append(found)
    return {
        pk: Evidence(tuple(sorted(each, key=lambda found: (found.at, found.pk))), len(each))
        for pk, each in by_duty.items()
    }


def _written_orders(asked: Asked) -> Iterator[tuple[int, Found]]:
    """Of the orders those that name the paper they were given in: a mere wish is no order (BG25-II-2)."""
    return _orders(asked, ~Q(document=""))


def _orders(asked: Asked, which: Q = ALL) -> Iterator[tuple[int, Found]]:
    """Sent for the plan of the following year (CT-1-1c)."""
    gone = (OrderState.DRAFT, OrderState.WITHDRAWN, OrderState.RETURNED)
    sent = Order.objects.filter(
        which, body__in=asked.bodies, province=asked.province, plan_year=asked.year + 1, sent_at__lte=asked.at
    ).exclude(state__in=gone)
    by_body: dict[int, list[Found]] = defaultdict(list)
    for pk, number, sent_at, body in sent.values_list("pk", "number", "sent_at", "body_id"):
        if sent_at:
            by_body[body].append(Found(pk, number, sent_at))
    return ((duty.pk, found) for duty in asked.duties for found in by_body[duty.body_id or 0])


def _proposals(asked: Asked) -> Iterator[tuple[int, Found]]:
    """Received, and within the orientation or justified where it is outside (CT-2-1a)."""
    people = {duty.member_id for duty in asked.duties if duty.member_id}
    # What a member wrote for a body counts for the body; for the member when proposed in that capacity (BG25-II-1).
    as_a_member = Q(as_member=True) | Q(organisation__isnull=True)
    sent = Proposal.objects.filter(
        Q(items__isnull=False) | ~Q(outside_reason=""),
        Q(proposer__in=people) & as_a_member | Q(organisation__in=asked.bodies),
        province=asked.province,
        plan_year=asked.year + 1,
        submitted_at__lte=asked.at,
    ).exclude(state__in=(ProposalState.DRAFT, ProposalState.WITHDRAWN))
    by_holder: dict[tuple[str, int], list[Found]] = defaultdict(list)
    columns = ("pk", "number", "submitted_at", "proposer_id", "organisation_id", "as_member")
    for pk, number, submitted_at, person, body, member in sent.order_by("pk").distinct().values_list(*columns):
        holders = [*([("body", body)] if body else []), *([("member", person)] if member or not body else [])]
        for holder in holders if submitted_at else ():
            by_holder[holder].append(Found(pk, number, submitted_at))
    for duty in asked.duties:
        held = ("member", duty.member_id) if duty.member_id else ("body", duty.body_id or 0)
        yield from ((duty.pk, found) for found in by_holder[held])


def _grassroots(asked: Asked) -> Iterator[tuple[int, Found]]:
    """Approved, funded and begun (CT-2-1c): lines of the duty, and tasks of the register."""
    for line in GrassrootsTask.objects.filter(duty__in=asked.duties).order_by("pk"):
        if line.begun_on and line.is_carried_out(asked.today):
            yield line.duty_id, Found(line.pk, line.title, _morning_of(line.begun_on))
    registered = Task.objects.filter(
        Q(host__in=asked.bodies) | Q(commissioning_body__in=asked.bodies),
        province=asked.province,
        level=TaskLevel.GRASSROOTS,
        plan_year=asked.year,
        starts_on__lte=asked.today,
        money__approved__gt=0,
    )
    for pk, number, starts_on, *bodies in (
        registered.order_by("pk")
        .distinct()
        .values_list("pk", "number", "starts_on", "host_id", "commissioning_body_id")
    ):
        owing = [duty for duty in asked.duties if duty.body_id and duty.body_id in bodies]
        yield from ((duty.pk, Found(pk, number, _morning_of(starts_on))) for duty in owing if starts_on)


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=LEGAL_ZONE)


def _reports(asked: Asked) -> Iterator[tuple[int, Found]]:
    """The yearly report that was opened to answer a duty; what counts is when it was first sent."""
    duty_of = {entry.pk: entry.subject_id for entry in entries_of(asked.duties)}
    reports = list(DocketEntry.objects.filter(kind=RETURN, parent__in=duty_of, state__in=RETURN_SENT).order_by("pk"))
    sent = TransitionLog.objects.filter(
        workflow=RETURN,
        subject_id__in=[report.subject_id for report in reports],
        target="submitted",
        at__lte=asked.at,
    )
    first = dict(sent.order_by("-sequence").values_list("subject_id", "at"))  # the earliest comes last and stays
    for report in reports:
        if report.subject_id in first:
            yield duty_of[report.parent_id or 0], Found(report.pk, report.number, first[report.subject_id])


def _shares(asked: Asked) -> dict[int, Evidence]:
    """Provincial tasks of the year that were ordered by a body, or chosen by competition; told after the day."""
    over = [(duty, duty.closes_at) for duty in asked.duties if duty.closes_at and asked.at >= duty.closes_at]
    if not over:
        return {}
    tasks = Task.objects.filter(province=asked.province, plan_year=asked.year, level=TaskLevel.PROVINCIAL)
    columns = ("pk", "number", "assignment", "commissioning_body_id")
    rows = list(tasks.order_by("number").values_list(*columns))
    return {duty.pk: share for duty, closed_at in over if (share := _share(duty, closed_at, rows))}


def _share(duty: Duty, closed_at: datetime, rows: Sequence[tuple[int, str, str, int | None]]) -> Evidence | None:
    last = closed_at - timedelta.resolution
    selected = duty.rule_key == SELECTION_SHARE
    kept = tuple(
        Found(pk, number, last)
        for pk, number, assignment, body in rows
        if (assignment == Assignment.COMPETITIVE_SELECTION if selected else body is not None)
    )
    return Evidence(kept, len(kept) * FULL // len(rows)) if kept else None


def _contests(asked: Asked) -> Iterator[tuple[int, Found]]:
    """Editions of the contest of ideas whose results were recognised in the year (CT-2-2a)."""
    editions = IdeaContest.objects.filter(
        province=asked.province, state=ContestState.AWARDED, state_since__lte=asked.at
    ).order_by("pk")
    for pk, number, awarded_at in editions.values_list("pk", "number", "state_since"):
        if awarded_at.astimezone(LEGAL_ZONE).year == asked.year:
            yield from ((duty.pk, Found(pk, number, awarded_at)) for duty in asked.duties)


def _regulations(asked: Asked) -> Iterator[tuple[int, Found]]:
    """Versions of the working regulation of the provincial council, adopted in the year (CT-3-1a)."""
    found = WorkingRegulation.objects.filter(
        council__province=asked.province, adopted_on__year=asked.year, adopted_on__lte=asked.today
    )
    for pk, version, day in found.order_by("pk").values_list("pk", "version", "adopted_on"):
        yield from ((duty.pk, Found(pk, f"Quy chế {version}", _morning_of(day))) for duty in asked.duties)


def _sessions(asked: Asked) -> Iterator[tuple[int, Found]]:
    """Thematic sessions of the provincial council that were concluded in the year (CT-3-1d)."""
    found = ThematicSession.objects.filter(council__province=asked.province, concluded_at__lte=asked.at).order_by("pk")
    for pk, title, at in found.values_list("pk", "title", "concluded_at"):
        if at and at.astimezone(LEGAL_ZONE).year == asked.year:
            yield from ((duty.pk, Found(pk, title, at)) for duty in asked.duties)


FINDERS: dict[Proof, Callable[[Asked], Iterable[tuple[int, Found]]]] = {
    Proof.ORDER: _orders,
    Proof.WRITTEN_ORDER: _written_orders,
    Proof.PROPOSAL: _proposals,
    Proof.GRASSROOTS_TASK: _grassroots,
    Proof.REPORT: _reports,
    Proof.CONTEST: _contests,
    Proof.REGULATION: _regulations,
    Proof.THEMATIC_SESSION: _sessions,
}

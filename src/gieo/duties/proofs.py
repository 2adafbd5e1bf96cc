"""What in the system proves a duty: orders, proposals, tasks at the grass roots, reports, shares of tasks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.duties.models import Duty
from gieo.orientation.models import Order
from gieo.orientation.order.states import OrderState
from gieo.proposals.models import Proposal
from gieo.proposals.states import ProposalState
from gieo.registry.models import Assignment, Task, TaskLevel
from gieo.rulebooks.models.duties import Proof

RETURN = "return"  # the kind of dossier a yearly report is; its parent is the duty it answers
RETURN_SENT = ("submitted", "received")
SELECTION_SHARE = "selection_share"
FULL = 100


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


def evidence_for(duty: Duty, *, at: datetime) -> Evidence | None:
    """What was found by an instant; None where nothing in the system can prove the duty or nothing does."""
    if duty.proof is Proof.SHARE:
        return _share(duty, at)
    find = FINDERS.get(duty.proof)
    found = tuple(sorted(find(duty, at), key=lambda each: (each.at, each.pk))) if find else ()
    return Evidence(found, len(found)) if found else None


def _orders(duty: Duty, at: datetime) -> Iterable[Found]:
    """Sent for the plan of the following year (CT-1-1c)."""
    sent = Order.objects.filter(
        body=duty.body_id, province=duty.province_id, plan_year=(duty.plan_year or 0) + 1, sent_at__lte=at
    )
    gone = (OrderState.DRAFT, OrderState.WITHDRAWN, OrderState.RETURNED)
    return [Found(each.pk, each.number, each.sent_at) for each in sent.exclude(state__in=gone) if each.sent_at]


def _proposals(duty: Duty, at: datetime) -> Iterable[Found]:
    """Received, and within the orientation or justified where it is outside (CT-2-1a)."""
    sent = Proposal.objects.filter(
        Q(items__isnull=False) | ~Q(outside_reason=""),
        province=duty.province_id,
        plan_year=(duty.plan_year or 0) + 1,
        submitted_at__lte=at,
    ).exclude(state__in=(ProposalState.DRAFT, ProposalState.WITHDRAWN))
    theirs = sent.filter(proposer=duty.member_id) if duty.member_id else sent.filter(organisation=duty.body_id)
    return [Found(each.pk, each.number, each.submitted_at) for each in theirs.distinct() if each.submitted_at]


def _grassroots(duty: Duty, at: datetime) -> Iterable[Found]:
    """Approved, funded and begun (CT-2-1c): lines of the duty, and tasks of the register."""
    today = at.astimezone(LEGAL_ZONE).date()
    for line in duty.grassroots_tasks.all():
        if line.begun_on and line.is_carried_out(today):
            yield Found(line.pk, line.title, datetime.combine(line.begun_on, time.min, tzinfo=LEGAL_ZONE))
    registered = Task.objects.filter(
        Q(host=duty.body_id) | Q(commissioning_body=duty.body_id),
        province=duty.province_id,
        level=TaskLevel.GRASSROOTS,
        plan_year=duty.plan_year or 0,
        starts_on__lte=today,
        money__approved__gt=0,
    )
    for task in registered.distinct():
        if task.starts_on:
            yield Found(task.pk, task.number, datetime.combine(task.starts_on, time.min, tzinfo=LEGAL_ZONE))


def _reports(duty: Duty, at: datetime) -> Iterable[Found]:
    """The yearly report that was opened to answer this duty; what counts is when it was first sent."""
    returns = DocketEntry.objects.filter(kind=RETURN, parent=entry_of(duty), state__in=RETURN_SENT)
    for entry in returns:
        sent = TransitionLog.objects.filter(
            workflow=RETURN, subject_id=entry.subject_id, target="submitted", at__lte=at
        )
        first = sent.order_by("sequence").first()
        if first:
            yield Found(entry.pk, entry.number, first.at)


def _share(duty: Duty, at: datetime) -> Evidence | None:
    """Provincial tasks of the year that were ordered by a body, or chosen by competition; told after the day."""
    if duty.closes_at is None or at < duty.closes_at:
        return None
    tasks = Task.objects.filter(province=duty.province_id, plan_year=duty.plan_year or 0, level=TaskLevel.PROVINCIAL)
    selected = Q(assignment=Assignment.COMPETITIVE_SELECTION)
    kept = tasks.filter(selected if duty.rule_key == SELECTION_SHARE else Q(commissioning_body__isnull=False))
    last = duty.closes_at - timedelta.resolution
    found = tuple(Found(pk, number, last) for pk, number in kept.order_by("number").values_list("pk", "number"))
    return Evidence(found, len(found) * FULL // tasks.count()) if found else None


FINDERS: dict[Proof, Callable[[Duty, datetime], Iterable[Found]]] = {
    Proof.ORDER: _orders,
    Proof.PROPOSAL: _proposals,
    Proof.GRASSROOTS_TASK: _grassroots,
    Proof.REPORT: _reports,
}

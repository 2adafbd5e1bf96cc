"""Named questions to the docket, the register of tasks and the trail, as of an instant; both laws together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Organisation, OrganisationKind, Province
from gieo.orientation.models import Order
from gieo.orientation.order.states import OrderState
from gieo.proposals.models import Proposal
from gieo.proposals.states import ProposalState
from gieo.registry.models import Task, TaskLevel

PROPOSERS = (OrganisationKind.DEPARTMENT, OrganisationKind.DISTRICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Of what is asked: a province, a year, as it was known at an instant."""

    province: Province
    year: int
    at: datetime

    @property
    def day(self) -> date:
        """The legal day of the instant."""
        return self.at.astimezone(LEGAL_ZONE).date()


def bodies(scope: Scope) -> QuerySet[Organisation]:
    """Departments and districts that are asked to order and propose."""
    return Organisation.objects.filter(province=scope.province, kind__in=PROPOSERS).valid_on(scope.day)


def orders(scope: Scope) -> QuerySet[Order]:
    """Orders of the year: sent for the plan of the next one, and not taken back."""
    gone = (OrderState.DRAFT, OrderState.WITHDRAWN)
    sent = Order.objects.filter(province=scope.province, plan_year=scope.year + 1, sent_at__lte=scope.at)
    return sent.exclude(state__in=gone).order_by("number")


def proposals(scope: Scope) -> QuerySet[Proposal]:
    """Proposals of the year: received for the plan of the next one."""
    gone = (ProposalState.DRAFT, ProposalState.WITHDRAWN)
    sent = Proposal.objects.filter(province=scope.province, plan_year=scope.year + 1, submitted_at__lte=scope.at)
    return sent.exclude(state__in=gone).order_by("number")


def tasks(scope: Scope) -> QuerySet[Task]:
    """Provincial tasks of the plan of the year that were approved by the day."""
    found = Task.objects.filter(province=scope.province, plan_year=scope.year, level=TaskLevel.PROVINCIAL)
    return found.filter(Q(approved_on__isnull=True) | Q(approved_on__lte=scope.day)).order_by("number")


def accepted(scope: Scope) -> QuerySet[Task]:
    """Provincial tasks accepted in the year, by the day."""
    found = Task.objects.filter(province=scope.province, level=TaskLevel.PROVINCIAL)
    return found.filter(accepted_on__year=scope.year, accepted_on__lte=scope.day).order_by("number")


def entries(scope: Scope, kind: str) -> QuerySet[DocketEntry]:
    """Dossiers of a kind of the year that were open by the instant."""
    return DocketEntry.objects.filter(
        province=scope.province, kind=kind, plan_year=scope.year, opened_at__lte=scope.at
    ).order_by("number")


def states_at(kind: str, subjects: Iterable[int], at: datetime) -> dict[int, str]:
    """Where each dossier stood at an instant, read off the trail."""
    acts = TransitionLog.objects.filter(workflow=kind, subject_id__in=list(subjects), at__lte=at)
    return dict(acts.order_by("sequence").values_list("subject_id", "target"))


def acts(scope: Scope, kind: str, names: Iterable[str]) -> QuerySet[TransitionLog]:
    """Acts of some names on dossiers of a kind, by the instant."""
    return TransitionLog.objects.filter(
        chain=scope.province.code, workflow=kind, name__in=list(names), at__lte=scope.at
    ).order_by("sequence")


def tasks_with_act(scope: Scope, kind: str, names: Iterable[str]) -> set[int]:
    """Tasks on whose dossiers of a kind such an act was done."""
    subjects = acts(scope, kind, names).values("subject_id")
    return set(DocketEntry.objects.filter(kind=kind, subject_id__in=subjects).values_list("task", flat=True)) - {None}


def duties(scope: Scope, *rules: str) -> QuerySet[DocketEntry]:
    """The duties of these rules and a year: a duty carries its rule and year in the key of its birth."""
    of_rules = reduce(or_, (Q(key__startswith=f"{rule}:{scope.year}:") for rule in rules))
    births = acts(scope, "duty", ["open"]).filter(of_rules)
    return DocketEntry.objects.filter(kind="duty", subject_id__in=births.values("subject_id")).order_by("number")

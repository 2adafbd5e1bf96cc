"""Questions about contracts and their money."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from gieo.contracts.models import Contract, Milestone
from gieo.contracts.rules.milestones import Verdict
from gieo.dossiers.audience import bodies_of
from gieo.kernel.actors import Actor
from gieo.registry.models import LumpSumMode

SIGNED = ~Q(state__in=("draft", "signed_by_host", "cancelled"))


def contracts_hosted_by(actor: Actor, province: str, states: Iterable[str]) -> QuerySet[Contract]:
    """The contracts of a province in some states whose host or leader the actor is."""
    mine = Q(task__host__in=bodies_of(actor)) | Q(task__principal_investigator__user=actor.user)
    return Contract.objects.filter(mine, province=province, state__in=tuple(states)).order_by("number")


def running_contracts(province: str | None = None) -> QuerySet[Contract]:
    """The contracts under which work is going on."""
    running = Contract.objects.filter(state="running").select_related("task", "province")
    return running.filter(province=province) if province else running


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeOfYear:
    """Contracts signed in a year in one mode, with their money in đồng (CT-2-3c)."""

    year: int
    mode: LumpSumMode
    count: int
    lump: int
    non_lump: int
    other: int

    @property
    def value(self) -> int:
        """All of it."""
        return self.lump + self.non_lump + self.other


def lump_sum_by_year(province: str) -> list[ModeOfYear]:
    """Number and money of the signed contracts by year of signing and mode."""
    rows = (
        Contract.objects.filter(SIGNED, province=province, signed_on__isnull=False)
        .values(year=F("signed_on__year"), mode=F("lump_sum"))
        .annotate(
            count=Count("pk"), lump=Sum("lump_amount"), non_lump=Sum("non_lump_amount"), other=Sum("other_amount")
        )
        .order_by("year", "mode")
    )
    return [
        ModeOfYear(
            year=row["year"],
            mode=LumpSumMode(row["mode"]),
            count=row["count"],
            lump=row["lump"],
            non_lump=row["non_lump"],
            other=row["other"],
        )
        for row in rows
    ]


def late_milestones(on: date) -> QuerySet[Milestone]:
    """Milestones of running contracts whose day is past and that nobody has judged (CT-4-1c)."""
    late = Milestone.objects.filter(contract__state="running", verdict=Verdict.PENDING, due_on__lt=on)
    return late.select_related("contract__task", "contract__province").order_by("due_on", "pk")

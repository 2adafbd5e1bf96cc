"""Sums of an estimate: by source, unit, priority field; who has not handed in; national tasks beside it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Organisation, OrganisationKind
from gieo.plans.estimate.states import OUTSIDE, EstimateForm, EstimateState
from gieo.plans.models import Estimate, EstimateLine
from gieo.registry.models import MoneyLine, MoneySource, TaskLevel
from gieo.rulebooks import library

FULL = 100
HANDED_IN = (EstimateState.HANDED_IN, EstimateState.TAKEN_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Money of some lines, in đồng; appraised and approved are None until every line has been."""

    lines: int
    tasks: int
    proposed: int
    appraised: int | None
    approved: int | None
    received: int
    spent: int


def sums_of(lines: Iterable[EstimateLine]) -> Sums:
    """Over some lines."""
    lines = list(lines)
    return Sums(
        lines=len(lines),
        tasks=len({line.task_id for line in lines if line.task_id}),
        proposed=sum(line.proposed for line in lines),
        appraised=_whole([line.appraised for line in lines]),
        approved=_whole([line.approved for line in lines]),
        received=sum(line.received for line in lines),
        spent=sum(line.spent for line in lines),
    )


def _whole(amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def grouped(lines: Iterable[EstimateLine], key: Callable[[EstimateLine], Hashable]) -> dict[Hashable, Sums]:
    """Sums of the lines that share a key, in the order they come."""
    groups: dict[Hashable, list[EstimateLine]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return {name: sums_of(group) for name, group in groups.items()}


def by_priority_field(estimate: Estimate, lines: Iterable[EstimateLine]) -> Mapping[str, Sums]:
    """Every priority field of the province, and the rest under the empty key; the sums are those of all (CT-1-0).

    Tasks of a line without a field count with the rest.
    """
    fields = [field.key for field in library.get(estimate.rulebook).priority_fields]
    lines = list(lines)
    found = {key: sums_of(line for line in lines if line.priority_field == key) for key in fields}
    return {**found, "": sums_of(line for line in lines if line.priority_field not in fields)}


@dataclass(frozen=True, slots=True)
class Share:
    """Money from outside the budget, in đồng, as planned and as received, with what it is a share of (CT-7-1b)."""

    planned: int
    received: int
    planned_of: int
    received_of: int

    @property
    def words(self) -> tuple[str, str]:
        """The two shares, in whole hundredths cut off below."""
        return _percent(self.planned, self.planned_of), _percent(self.received, self.received_of)


def _percent(part: int, whole: int) -> str:
    return f"{part * FULL // whole}%" if whole else "—"


def socialised(lines: Iterable[EstimateLine]) -> Share:
    """The share of money from outside the budget in the year."""
    lines = list(lines)
    outside = [line for line in lines if line.source in OUTSIDE]
    return Share(
        planned=sum(line.proposed for line in outside),
        received=sum(line.received for line in outside),
        planned_of=sum(line.proposed for line in lines),
        received_of=sum(line.received for line in lines),
    )


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How a unit stands: None where it has not even begun."""

    unit: str
    state: EstimateState | None
    proposed: int

    @property
    def is_in(self) -> bool:
        """Whether it was sent."""
        return self.state in HANDED_IN


def unit_standings(compiled: Estimate) -> list[UnitStanding]:
    """Every division and unit of the Sở, and whoever else handed in, with what it sent (CNSH-IV-1)."""
    own = Estimate.objects.filter(province=compiled.province_id, plan_year=compiled.plan_year, form=EstimateForm.UNIT)
    known = {each.body_id: each for each in own.prefetch_related("lines")}
    day = compiled.opened_at.astimezone(LEGAL_ZONE).date()
    units = Organisation.objects.filter(province=compiled.province_id).valid_on(day)
    wanted = units.filter(kind=OrganisationKind.DIVISION) | units.filter(pk__in=[pk for pk in known if pk])
    return [
        UnitStanding(
            unit.name,
            EstimateState(mine.state) if (mine := known.get(unit.pk)) else None,
            sum(line.proposed for line in mine.lines.all()) if mine else 0,
        )
        for unit in wanted.order_by("name")
    ]


def national_tasks(estimate: Estimate) -> list[MoneyLine]:
    """National tasks carried out in the province with the central money of the year (CT-7-1c)."""
    lines = MoneyLine.objects.filter(
        province=estimate.province_id,
        year=estimate.plan_year or 0,
        source=MoneySource.CENTRAL,
        task__level=TaskLevel.NATIONAL,
    )
    return list(lines.select_related("task").order_by("task__number"))

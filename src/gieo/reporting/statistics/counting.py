"""What the registers know of the tables, each figure with what was counted: named queries and the cells they fill.

A cell is filled only where every task behind it says what the cell asks for: where one of them has no field, or no line
of money, the cell stays the officer's. Nothing is guessed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse

from gieo.execution.models import Inspection
from gieo.identity.models import Province
from gieo.outcomes.models import ResultUse
from gieo.registry.models import MoneyLine, Task
from gieo.reporting.statistics.tables import Cut, StatisticTable, readings


@dataclass(frozen=True, slots=True)
class Behind:
    """One thing that counts: its number, its title, its own page."""

    number: str
    title: str
    url: str


def _task(number: str, title: str) -> Behind:
    return Behind(number, title, reverse("registry:task", args=[number]))


@dataclass(frozen=True, slots=True)
class Known:
    """A figure the registers know: how much, and of what."""

    figure: int | Decimal
    behind: tuple[Behind, ...]


Cells = Mapping[tuple[str, str], Known]  # by the code of the line and the sign of the column


def known_of(table: StatisticTable, province: Province, year: int) -> Cells:
    """The cells of a table that the registers fill for a year; a fixed number of queries."""
    count: Callable[[StatisticTable, Province, int], Iterator[tuple[tuple[str, str], Known]]]
    match table.reading.count:
        case "tasks":
            count = _count_tasks
        case "task_money":
            count = _count_money
        case "inspections":
            count = _count_inspections
        case _:
            return {}
    return dict(count(table.reading, province, year))


# ---------------------------------------------------------------- tasks


@dataclass(frozen=True, slots=True)
class Counted:
    """A task as the table sees it in a year; `sources` is empty where nothing is known of its money."""

    behind: Behind
    kind: str
    level: str
    field: str
    sources: frozenset[str]
    approved: bool
    carried: bool
    accepted: bool
    applied: bool

    def is_within(self, cut: Cut) -> bool | None:
        """Whether a line is about it; None where the register does not say."""
        if cut.kind not in {"", self.kind} or cut.level not in {"", self.level}:
            return False
        if cut.field:
            return self.field == cut.field if self.field else None
        if cut.source:
            return bool(self.sources & readings().sources[cut.source]) if self.sources else None
        return True


COLUMNS: Mapping[str, Callable[[Counted], bool]] = {
    "any": lambda task: task.approved or task.carried or task.accepted,
    "approved": lambda task: task.approved,
    "carried": lambda task: task.carried,
    "accepted": lambda task: task.accepted,
    "applied": lambda task: task.applied,
}


def _count_tasks(table: StatisticTable, province: Province, year: int) -> Iterator[tuple[tuple[str, str], Known]]:
    counted = list(counted_tasks(province, year))
    for code, cut in table.rows.items():
        for sign, asked in table.columns.items():
            among = [task for task in counted if COLUMNS[asked](task)]
            if None not in (within := [task.is_within(cut) for task in among]):
                behind = tuple(task.behind for task, counts in zip(among, within, strict=True) if counts)
                yield (code, sign), Known(len(behind), behind)


def counted_tasks(province: Province, year: int) -> Iterator[Counted]:
    """Every task that ran in a year, was accepted in it or went into use in it, by number."""
    in_use = ResultUse.objects.filter(outcome__province=province, since__year=year)
    used = set(in_use.values_list("outcome__task", flat=True))
    last = date(year, 12, 31)
    running = Q(approved_on__lte=last) & (Q(accepted_on=None) | Q(accepted_on__year__gte=year))
    tasks = Task.objects.filter(running | Q(pk__in=used), province=province).order_by("number")
    sources = _sources_of(tasks)
    for task in tasks.only("number", "title", "kind", "level", "science_field", "approved_on", "accepted_on"):
        begun, ended = task.approved_on, task.accepted_on
        is_open = bool(begun and begun <= last and (ended is None or ended > last))
        yield Counted(
            behind=_task(task.number, task.title),
            kind="project" if task.kind in readings().projects else "topic",
            level=task.level,
            field=task.science_field,
            sources=frozenset(sources.get(task.pk, ())),
            approved=bool(is_open and begun and begun.year == year),
            carried=bool(is_open and begun and begun.year < year),
            accepted=bool(ended and ended.year == year),
            applied=task.pk in used,
        )


def _sources_of(tasks: QuerySet[Task]) -> dict[int, set[str]]:
    """Which sources were approved for each task."""
    found: dict[int, set[str]] = {}
    for task, source in MoneyLine.objects.filter(task__in=tasks.order_by().values("pk"), approved__gt=0).values_list(
        "task", "source"
    ):
        found.setdefault(task, set()).add(source)
    return found


# ---------------------------------------------------------------- money


def _count_money(table: StatisticTable, province: Province, year: int) -> Iterator[tuple[tuple[str, str], Known]]:
    """What was paid out in the year, in the unit of the table."""
    paid = MoneyLine.objects.filter(province=province, year=year, paid__gt=0)
    named = ("source", "task__level", "task__number", "task__title")
    meant = readings()
    sums = list(paid.order_by("task__number").values_list(*named).annotate(Sum("paid")))
    for code, cut in table.rows.items():
        for sign, asked in table.columns.items():
            parts = [row for row in sums if row[0] in meant.sources[asked] and cut.level in {"", row[1]}]
            behind = {number: _task(number, title) for _s, _l, number, title, _paid in parts}
            yield (code, sign), Known(Decimal(sum(row[-1] for row in parts)) / meant.money_unit, tuple(behind.values()))


# ---------------------------------------------------------------- inspections


def _count_inspections(table: StatisticTable, province: Province, year: int) -> Iterator[tuple[tuple[str, str], Known]]:
    begun = Inspection.objects.filter(province=province, started_on__year=year).order_by("number")
    held = list(begun.select_related("task"))
    by_name: Mapping[str, Iterable[Behind]] = {
        "inspections": [Behind(each.number, each.title, each.get_absolute_url()) for each in held],
        "inspected_tasks": _tasks_of(held),
    }
    for code, cut in table.rows.items():
        for sign in table.columns:
            behind = tuple(by_name[cut.of])
            yield (code, sign), Known(len(behind), behind)


def _tasks_of(inspections: Sequence[Inspection]) -> list[Behind]:
    tasks = {each.task.number: each.task.title for each in inspections}
    return [_task(number, title) for number, title in sorted(tasks.items())]

"""Tables that sum up what dossiers say: each stage defines its own; they are read as a page, a workbook, on paper."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.identity.models import Province
from gieo.kernel.actors import Actor, Role

Cell = str | int  # a figure is an int
# What money is laid out for is read by whoever answers for money too.
MONEY_READERS = OFFICE | {Role.FINANCE_OFFICER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of what is asked: a province and a year, by a reader at an instant."""

    province: Province
    year: int
    actor: Actor
    at: datetime

    @property
    def day(self) -> date:
        """The legal day of the instant."""
        return self.at.astimezone(LEGAL_ZONE).date()

    def seen(self, kind: str) -> QuerySet[DocketEntry, Any]:
        """The keys of the dossiers of a kind that the reader may see."""
        return visible_to(self.actor).filter(province=self.province, kind=kind).values("subject_id")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    Attributes:
        url: the page of what it is about; only of what the reader may open.
    """

    cells: tuple[Cell, ...]
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """What the table says for a year.

    Attributes:
        says: figures above the table: (what, how much).
        total: the last line; as many cells as there are columns.
        columns: where they follow from what was found; else those of the summary.
    """

    rows: Sequence[Row]
    says: Sequence[tuple[str, str]] = ()
    total: tuple[Cell, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One such table.

    Attributes:
        key: in its address.
        report: of the catalogue of reports: RP-12.
        title: over it.
        basis: articles that ask for it.
        columns: its headings.
        numeric: places of the columns of figures, counted from 0.
        ask: fills it.
        readers: who may read it.
    """

    key: str
    report: str
    title: str
    basis: tuple[str, ...]
    columns: tuple[str, ...]
    ask: Callable[[Asked], Summed]
    numeric: frozenset[int] = frozenset()
    readers: frozenset[Role] = OFFICE

    def is_for(self, actor: Actor, province: str) -> bool:
        """Whether an actor may read it."""
        return any(actor.holds(role, province) for role in self.readers)


_summaries: dict[str, Summary] = {}


def register(summaries: Iterable[Summary]) -> None:
    """Let a stage say what it sums up. Once, when its application is ready."""
    _summaries.update((each.key, each) for each in summaries)


def every_summary() -> list[Summary]:
    """All of them, in the order of the catalogue of reports."""
    return sorted(_summaries.values(), key=lambda each: each.report)


def summary_named(key: str) -> Summary:
    """The summary of a key.

    Raises:
        KeyError: there is none.
    """
    return _summaries[key]


def added_up(rows: Sequence[Row], first: str, numeric: Iterable[int]) -> tuple[Cell, ...]:
    """The line of sums: its name, and under each column of figures the sum; nothing where there are no rows."""
    if not rows:
        return ()
    columns = frozenset(numeric)
    sums: list[Cell] = [""] * len(rows[0].cells)
    for at in columns:
        sums[at] = sum(row.cells[at] for row in rows if isinstance(row.cells[at], int))  # type: ignore[misc]
    return (first, *sums[1:])

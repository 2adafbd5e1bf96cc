"""What a dossier's page shows: facts, tables, checks, as plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.asking import spoken
from gieo.kernel.money import format_vnd


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is called, what it says, where it leads; `inside` it is told to nobody the dossier is about."""

    label: str
    text: str
    url: str = ""
    basis: tuple[str, ...] = ()
    inside: bool = False


class Cell(NamedTuple):
    """One value of a table with the column it stands in: on a phone a row is a card, and each value bears its label."""

    label: str
    text: str
    is_numeric: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of words; columns in `numeric` are set to the right.

    Attributes:
        total: a last line, empty where there is none.
        empty: what to say when there are no rows.
        inside: not for those the dossier is about (decision 23).
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int] = frozenset()
    total: Sequence[str] = ()
    empty: str = ""
    inside: bool = False

    @property
    def heads(self) -> list[Cell]:
        """The headings of its columns."""
        return self._cells(self.columns)

    @property
    def lines(self) -> list[list[Cell]]:
        """Its rows, each value with its column."""
        return [self._cells(row) for row in self.rows]

    @property
    def sums(self) -> list[Cell]:
        """The last line; empty where there is none."""
        return self._cells(self.total)

    def _cells(self, row: Sequence[str]) -> list[Cell]:
        columns = zip(self.columns, row, strict=False)
        return [Cell(label, text, at in self.numeric) for at, (label, text) in enumerate(columns)]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist: met or not, with its article."""

    label: str
    met: bool
    detail: str = ""
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What the form of an act says before it is filled in; `refuses`: whoever does not heed it is refused."""

    text: str
    basis: tuple[str, ...]
    refuses: bool


def facts_of(*pairs: tuple[str, Any], inside: bool = False) -> list[Fact]:
    """Facts of plain values; what is empty is left out."""
    return [Fact(label, _words(value), inside=inside) for label, value in pairs if value not in (None, "", 0, [], ())]


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        return spoken(value.astimezone(LEGAL_ZONE))
    if isinstance(value, list | tuple):
        return "; ".join(_words(part) for part in value)
    return spoken(value)


def money(amount: int) -> str:
    """An amount in đồng: 1.234.567 đ."""
    return format_vnd(amount)

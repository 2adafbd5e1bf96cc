"""What must always hold of money: requested ≥ approved ≥ contracted ≥ paid; paid - recovered = settled + open.

It is no rule of an instrument but arithmetic: where it breaks, a figure of the register is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

STEPS = ("requested", "approved", "contracted", "paid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The money of a task from one source in one budget year, in đồng.

    Attributes:
        open: paid, neither settled nor recovered yet.
    """

    source: str
    year: int
    requested: int = 0
    approved: int = 0
    contracted: int = 0
    paid: int = 0
    recovered: int = 0
    settled: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Two figures of a position that do not fit.

    Attributes:
        code: ``negative_<figure>``, ``<smaller>_above_<larger>`` or ``paid_not_explained``.
        found: the figure at fault.
        limit: what it may be at most, or must be.
    """

    source: str
    year: int
    code: str
    found: int
    limit: int


def breaks(positions: Iterable[Position]) -> list[Break]:
    """Every break, by position in the order given; empty when all money is explained.

    Raises:
        ValueError: two positions of one source and year.
    """
    positions = list(positions)
    if len({(position.source, position.year) for position in positions}) != len(positions):
        raise ValueError("two positions of one source and year")
    return [found for position in positions for found in _of(position)]


def _of(position: Position) -> Iterator[Break]:
    for name in (*STEPS, "recovered", "settled", "open"):
        if (amount := getattr(position, name)) < 0:
            yield _break(position, f"negative_{name}", amount, 0)
    for larger, smaller in pairwise(STEPS):
        if (amount := getattr(position, smaller)) > (limit := getattr(position, larger)):
            yield _break(position, f"{smaller}_above_{larger}", amount, limit)
    kept, explained = position.paid - position.recovered, position.settled + position.open
    if kept != explained:
        yield _break(position, "paid_not_explained", explained, kept)


def _break(position: Position, code: str, found: int, limit: int) -> Break:
    return Break(source=position.source, year=position.year, code=code, found=found, limit=limit)

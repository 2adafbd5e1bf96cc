"""A list in order of priority under a line of money: what stays above, and what a lower line would cost whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

BELOW_ZERO = "the line of money is below zero"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A task the council recommends.

    Attributes:
        priorities: of the province, borne out by papers (BG25-III-5).
        is_of_technology: of the list of priority technologies of the period (CT-3-1e).
        share: of the ballots in favour.
        money: asked of the State's budget, in VND.
        field: its words.
        districts: names of the places it is carried out in.
        scores: how many ballots find it urgent, and needed in practice, as the list shows them.
    """

    key: str
    title: str
    priorities: int
    is_of_technology: bool
    share: Fraction
    money: int
    field: str
    districts: Sequence[str]
    scores: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A candidate with its place.

    Attributes:
        running: money of this one and all before it.
        is_above: it lies above the line.
    """

    rank: int
    candidate: Candidate
    running: int
    is_above: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What the line does to one field or district: tasks and money above and below it."""

    name: str
    above: int
    below: int
    money_above: int
    money_below: int


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """More priorities first, then priority technologies, then the larger share of ballots, then the title."""
    return sorted(
        candidates,
        key=lambda each: (-each.priorities, not each.is_of_technology, -each.share, each.title, each.key),
    )


def placed(candidates: Iterable[Candidate], *, line: int | None) -> list[Placed]:
    """Everybody with place, running sum and side of the line.

    The line cuts once: from the first that no longer fits on everything lies below, so that nobody passes a task of
    higher priority for being cheaper.

    Args:
        candidates: in any order.
        line: in VND; None for no line.

    Raises:
        ValueError: the line is below zero.
    """
    if line is not None and line < 0:
        raise ValueError(BELOW_ZERO)
    running, rows = 0, []
    for rank, candidate in enumerate(in_order(candidates), start=1):
        running += candidate.money
        rows.append(Placed(rank=rank, candidate=candidate, running=running, is_above=line is None or running <= line))
    return rows


def by_field(rows: Sequence[Placed]) -> list[Effect]:
    """What the line does to each field."""
    return _effects(rows, lambda candidate: [candidate.field] if candidate.field else [])


def by_district(rows: Sequence[Placed]) -> list[Effect]:
    """What the line does to each district; a task of two districts counts in both, with all its money."""
    return _effects(rows, lambda candidate: candidate.districts)


def _effects(rows: Sequence[Placed], names_of: Callable[[Candidate], Sequence[str]]) -> list[Effect]:
    sides: dict[str, list[Placed]] = defaultdict(list)
    for row in rows:
        for name in dict.fromkeys(names_of(row.candidate)):
            sides[name].append(row)
    return [
        Effect(
            name=name,
            above=sum(row.is_above for row in found),
            below=sum(not row.is_above for row in found),
            money_above=sum(row.candidate.money for row in found if row.is_above),
            money_below=sum(row.candidate.money for row in found if not row.is_above),
        )
        for name, found in sorted(sides.items())
    ]

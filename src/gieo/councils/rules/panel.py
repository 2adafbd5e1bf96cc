"""The panel of a council proposed by optimisation: exact, small, and every choice says what spoke for it.

Maximised is the sum over the seats of fit (reviewers count double, they read for the others), less a price for every
council somebody sat in during the last three years. Held to: every seat once, one seat for each person, not more than
`PER_EMPLOYER` people of one employer, and as many who sat on the same task before as the rulebook wants.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gieo.councils.rules.exact import Rule, best

PER_EMPLOYER = 2
PRICE_OF_A_COUNCIL = 4  # in hundredths of a fit: five councils cost what a fifth of the words brings
READS_FOR_OTHERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may sit.

    Attributes:
        number: primary key of the person.
        fit: of 100.
        load: councils of the last three years.
        employer: primary key of the workplace; None where none is known.
        sat_before: in an earlier council on the same task.
    """

    number: int
    fit: int
    load: int
    employer: int | None = None
    sat_before: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One seat of the panel."""

    seat: str
    candidate: Candidate


def propose(
    candidates: Sequence[Candidate], seats: Mapping[str, int], *, doubled: str, before: int = 0
) -> list[Choice]:
    """The best panel, in the order of the seats; empty where there is none.

    Args:
        candidates: whom nothing bars.
        seats: how many of each.
        doubled: the seat whose fit counts double.
        before: how many must have sat before, as far as there are so many.
    """
    pairs = [(at, seat) for at in range(len(candidates)) for seat in seats]
    if not pairs:
        return []
    gains = [_gain(candidates[at], doubled=seat == doubled) for at, seat in pairs]
    taken = best(gains, _rules(candidates, seats, pairs, before))
    chosen = [pair for pair, is_taken in zip(pairs, taken, strict=False) if is_taken]
    order = list(seats)
    return sorted(
        (Choice(seat, candidates[at]) for at, seat in chosen),
        key=lambda choice: (order.index(choice.seat), -choice.candidate.fit, choice.candidate.number),
    )


def _rules(
    candidates: Sequence[Candidate], seats: Mapping[str, int], pairs: Sequence[tuple[int, str]], before: int
) -> list[Rule]:
    """What the choice is held to."""
    held = [
        ([column for column, (_who, held) in enumerate(pairs) if held == seat], wanted, wanted)
        for seat, wanted in seats.items()
    ]
    once = [([column for column, (at, _seat) in enumerate(pairs) if at == who], 0, 1) for who in range(len(candidates))]
    spread = [
        ([column for column, (at, _seat) in enumerate(pairs) if candidates[at].employer == body], 0, PER_EMPLOYER)
        for body in sorted({each.employer for each in candidates if each.employer is not None})
    ]
    known = [column for column, (at, _seat) in enumerate(pairs) if candidates[at].sat_before]
    wanted = min(before, sum(each.sat_before for each in candidates))
    return [*held, *once, *spread, *([(known, wanted, len(known))] if wanted else [])]


def value_of(panel: Sequence[Choice], *, doubled: str) -> int:
    """What is maximised, of a panel however it came about."""
    return sum(_gain(choice.candidate, doubled=choice.seat == doubled) for choice in panel)


def _gain(candidate: Candidate, *, doubled: bool) -> int:
    return candidate.fit * (READS_FOR_OTHERS if doubled else 1) - PRICE_OF_A_COUNCIL * candidate.load

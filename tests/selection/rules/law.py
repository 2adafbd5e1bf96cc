"""Ballots and dossiers for the tests, and the law's words counted naively: whole numbers only, figure by figure.

The figures of TT 20/2023 stand here a second time, on purpose: if the rulebook drifts, the two fall apart.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gieo.rulebooks import library
from gieo.rulebooks.models import BallotRule, ScoreSheet, SelectionRule
from gieo.selection.rules.ballots import ScoreBallot
from gieo.selection.rules.scoring import Dossier

ON = date(2024, 6, 20)

# The coefficients of the sheet for applied research (regulations/2013-law.md, 5.3).
APPLIED = {"overview": 3, "content": 6, "products": 4, "application": 4, "plan": 4, "capacity": 4}


def rule(rulebook: str = "vn-2013/2023-11-27") -> SelectionRule:
    found = library.get(rulebook).selection
    assert found is not None
    return found


def sheet(key: str = "applied_research", rulebook: str = "vn-2013/2023-11-27") -> ScoreSheet:
    return library.get(rulebook).score_sheets[key]


def vote(rulebook: str = "vn-2013/2023-11-27") -> BallotRule | None:
    """What the council votes by, if it votes at all."""
    return library.get(rulebook).councils["selection"].passes


def ballot(member: str, *marks: int, favours: bool | None = None) -> ScoreBallot:
    """A ballot on the sheet for applied research; one mark stands for all six."""
    given = marks if len(marks) == len(APPLIED) else marks * len(APPLIED)
    return ScoreBallot(member=member, marks=dict(zip(APPLIED, given, strict=True)), favours=favours)


def dossier(key: str, *ballots: ScoreBallot, state_money: int = 1_000_000_000, **more: Any) -> Dossier:
    return Dossier(key=key, ballots=ballots, state_money=state_money, **more)


@dataclass
class Counted:
    """What the naive count says of a dossier: the sum of its valid totals, and how many they are."""

    key: str
    points: int
    valid: int
    void: list[str]
    qualifies: bool
    gains: bool


def count(one: Dossier, present: int) -> Counted:
    totals = {b.member: sum(b.marks[name] * times for name, times in APPLIED.items()) for b in one.ballots}
    everything, cast = sum(totals.values()), len(totals)
    void = [member for member, points in totals.items() if 5 * abs(points * cast - everything) > everything]
    valid = [points for member, points in totals.items() if member not in void]
    zeros = [sum(1 for b in one.ballots if b.marks[name] == 0) for name in APPLIED]
    reaches_70 = bool(valid) and sum(valid) >= 70 * len(valid)
    return Counted(
        key=one.key,
        points=sum(valid),
        valid=len(valid),
        void=void,
        qualifies=reaches_70 and not any(4 * members > present for members in zeros),
        gains=one.host_is_proposer and reaches_70,
    )


def winners(dossiers: list[Dossier], present: int) -> list[str]:
    """Those left after each step has thrown out everybody who is not best; one means a winner."""
    counted = {one.key: count(one, present) for one in dossiers}
    left = [one for one in dossiers if counted[one.key].qualifies]

    def beats(one: Dossier, other: Dossier) -> bool:
        a, b = counted[one.key], counted[other.key]
        mine, theirs = (11 if a.gains else 10), (11 if b.gains else 10)
        return a.points * mine * b.valid > b.points * theirs * a.valid

    left = [one for one in left if not any(beats(other, one) for other in left)]
    left = [one for one in left if one.state_money == min(other.state_money for other in left)]
    if any(_excellent(one) for one in left):
        left = [one for one in left if _excellent(one)]

    def content_and_plan(one: Dossier) -> tuple[int, int]:
        valid = [b for b in one.ballots if b.member not in counted[one.key].void]
        return sum(6 * b.marks["content"] + 4 * b.marks["plan"] for b in valid), len(valid)

    def better(one: Dossier, other: Dossier) -> bool:
        (mine, of_mine), (theirs, of_theirs) = content_and_plan(one), content_and_plan(other)
        return mine * of_theirs > theirs * of_mine

    return [one.key for one in left if not any(better(other, one) for other in left)]


def _excellent(one: Dossier) -> bool:
    """In the last five years before 20/6/2024."""
    return one.last_excellent is not None and date(2019, 6, 20) <= one.last_excellent <= ON

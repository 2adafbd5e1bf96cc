"""Every score sheet of every rulebook, under both laws: random competitions against the law's words played naively.

The figures of the law of 2013 stand here a second time (20 % off the mean, 70 points, a quarter of zeros, a tenth more),
as do those borrowed for 2025 (two thirds in favour of those present, five points more): if the rulebook drifts, they
fall apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.rulebooks.models import ScoreSheet
from gieo.selection.rules.ballots import ScoreBallot
from gieo.selection.rules.ranking import decide
from gieo.selection.rules.scoring import Dossier, score
from tests.selection.rules.law import ON

pytestmark = pytest.mark.unit


def _distinct() -> Iterator[tuple[str, str]]:
    """Of the sheets that rulebooks share with the same rule and vote, the first."""
    known = []
    for book in library.rulebooks():
        for key, sheet in book.score_sheets.items():
            whole = (sheet, book.selection, book.councils["selection"].passes)
            if whole not in known:
                known.append(whole)
                yield book.id, key


SHEETS = list(_distinct())


@dataclass
class Naive:
    """What somebody with pencil and paper says of one dossier, in whole numbers."""

    points: int
    valid: int
    void: list[str]
    qualifies: bool
    scaled: tuple[int, int]  # the score as a fraction that was never shortened


def by_hand(one: Dossier, sheet: ScoreSheet, law: Law, present: int) -> Naive:
    weights = {criterion.key: criterion.coefficient for criterion in sheet.criteria}
    totals = {each.member: sum(each.marks[key] * weights[key] for key in weights) for each in one.ballots}
    cast, everything = len(totals), sum(totals.values())
    void: list[str] = []
    if law is Law.L2013:
        void = [member for member, points in totals.items() if 5 * abs(points * cast - everything) > everything]
    valid = [points for member, points in totals.items() if member not in void]
    points, many = sum(valid), len(valid)
    if law is Law.L2025:
        in_favour = [each for each in one.ballots if each.favours]
        qualifies = bool(many) and 3 * len(in_favour) >= 2 * present
        scaled = (points + 5 * many if one.host_is_proposer else points, many)
    else:
        zeros = [sum(each.marks[key] == 0 for each in one.ballots) for key in weights]
        reaches = bool(many) and points >= 70 * many
        qualifies = reaches and not any(4 * members > present for members in zeros)
        scaled = (points * (11 if one.host_is_proposer and reaches else 10), 10 * many)
    return Naive(points, many, void, qualifies, scaled)


@st.composite
def competitions(draw: Any, sheet: ScoreSheet) -> tuple[list[Dossier], int]:
    """Up to four dossiers that the same members judged; nobody's money is the same, so that no tie goes further."""
    members = draw(st.integers(1, 9))

    def mark(top: int) -> st.SearchStrategy[int]:
        return st.one_of(st.integers(0, top), st.integers((3 * top + 3) // 4, top), st.just(top))

    def ballots() -> tuple[ScoreBallot, ...]:
        return tuple(
            ScoreBallot(
                member=f"M{at}",
                marks={criterion.key: draw(mark(criterion.top_mark)) for criterion in sheet.criteria},
                favours=draw(st.booleans()),
            )
            for at in range(members)
        )

    dossiers = [
        Dossier(key=f"HS{at}", ballots=ballots(), state_money=900 + at, host_is_proposer=draw(st.booleans()))
        for at in range(draw(st.integers(1, 4)))
    ]
    return dossiers, members + draw(st.integers(0, 3))


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize(("rulebook", "key"), SHEETS)
@given(data=st.data())
def test_a_competition_on_any_sheet_ends_as_by_hand(rulebook, key, data):
    book = library.get(rulebook)
    sheet, rule, vote = book.score_sheets[key], book.selection, book.councils["selection"].passes
    assert rule is not None
    dossiers, present = data.draw(competitions(sheet))
    expected = {one.key: by_hand(one, sheet, book.law, present) for one in dossiers}
    for one in dossiers:
        said, naive = score(one, sheet=sheet, rule=rule, vote=vote, present=present), expected[one.key]
        assert [ballot.member for ballot in said.ballots if ballot.void] == naive.void
        assert (said.mean or 0) * naive.valid == naive.points
        assert said.qualifies is naive.qualifies
        assert said.score * naive.scaled[1] == naive.scaled[0]
    left = [one for one in dossiers if expected[one.key].qualifies]

    def beats(one: Dossier, other: Dossier) -> bool:
        (mine, over), (theirs, under) = expected[one.key].scaled, expected[other.key].scaled
        return mine * under > theirs * over

    best = [one for one in left if not any(beats(other, one) for other in left)]
    if book.law is Law.L2013 and best:
        best = [min(best, key=lambda one: one.state_money)]
    outcome = decide(dossiers, sheet=sheet, rule=rule, vote=vote, present=present, on=ON)
    assert outcome.winner == (best[0].key if len(best) == 1 else "")
    assert {key for key, rank in outcome.ranks.items() if rank == 1} == {one.key for one in best}
    assert set(outcome.ranks) == {one.key for one in left}


@pytest.mark.parametrize(("rulebook", "key"), SHEETS)
def test_full_marks_on_any_sheet_are_a_hundred_points(rulebook, key):
    sheet = library.get(rulebook).score_sheets[key]
    assert sum(criterion.top_mark * criterion.coefficient for criterion in sheet.criteria) == sheet.total - (
        sheet.bonus_points or 0
    )

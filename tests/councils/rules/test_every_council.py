"""Every kind of council of every rulebook: quorum and majority against figures counted one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.councils.rules.quorum import Present, too_few
from gieo.councils.rules.votes import tally
from gieo.councils.seats import CouncilSeat
from gieo.rulebooks import library
from gieo.rulebooks.models import BallotBase

pytestmark = pytest.mark.unit

COUNCILS = [
    pytest.param(rule, id=f"{rulebook.id}-{kind}")
    for rulebook in library.rulebooks()
    for kind, rule in rulebook.councils.items()
]


def enough(share, strict: bool, of: int) -> int:
    """The fewest that reach a share of a number: tried one by one, in whole numbers."""
    return next(
        count
        for count in range(of + 2)
        if count * share.denominator > share.numerator * of
        or (not strict and count * share.denominator == share.numerator * of)
    )


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize("rule", COUNCILS)
@given(members=st.integers(1, 15), there=st.integers(0, 15))
def test_the_quorum(rule, members, there):
    there = min(there, members)
    present = Present(members=members, reviewers=0, seats=[CouncilSeat.MEMBER] * there)
    reached = there >= enough(rule.quorum.share, rule.quorum.strict, members)
    assert (too_few(present, rule) is None) == reached


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize("rule", [each for each in COUNCILS if each.values[0].passes])
@given(counts=st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(0, 3), st.integers(0, 4)))
def test_the_majority(rule, counts):
    votes_for, votes_against, void, silent = counts
    ballots = votes_for + votes_against + void
    counted = ballots if rule.passes.base is BallotBase.BALLOTS else ballots + silent
    result = tally(
        votes_for=votes_for, votes_against=votes_against, void=void, present=ballots + silent, rule=rule.passes
    )
    carried = counted > 0 and votes_for >= enough(rule.passes.share, rule.passes.strict, counted)
    assert (result.counted, result.is_carried) == (counted, carried)

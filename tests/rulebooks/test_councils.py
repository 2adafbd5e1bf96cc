"""Quorums and majorities as exact fractions: the integers of the threshold table, and a naive count."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.rulebooks import library
from gieo.rulebooks.models import BallotRule

pytestmark = pytest.mark.unit


def rule(share: str, *, strict: bool) -> BallotRule:
    return BallotRule(share=share, strict=strict, of="members", basis=("LAW",))


COLUMNS = (
    rule("2/3", strict=False),
    rule("3/4", strict=True),
    rule("3/4", strict=False),
    rule("1/3", strict=True),
    rule("4/5", strict=False),
    rule("2/3", strict=True),
)
# regulations/2013-law.md, section 5.9: members → ≥2/3, >3/4, ≥3/4, >1/3, ≥4/5, >2/3
TABLE = {
    5: (4, 4, 4, 2, 4, 4),
    6: (4, 5, 5, 3, 5, 5),
    7: (5, 6, 6, 3, 6, 5),
    8: (6, 7, 6, 3, 7, 6),
    9: (6, 7, 7, 4, 8, 7),
    10: (7, 8, 8, 4, 8, 7),
    11: (8, 9, 9, 4, 9, 8),
}


@pytest.mark.parametrize(("members", "needed"), TABLE.items())
def test_the_threshold_table(members, needed):
    assert tuple(column.needed(members) for column in COLUMNS) == needed


shares = st.builds(Fraction, st.integers(1, 20), st.integers(21, 40))


@given(shares, st.booleans(), st.integers(min_value=1, max_value=60))
def test_the_smallest_number_that_reaches_a_share_agrees_with_trying_each(share, strict, counted):
    ballot = rule(str(share), strict=strict)
    enough = [
        votes for votes in range(counted + 1) if (votes > share * counted if strict else votes >= share * counted)
    ]
    assert ballot.needed(counted) == enough[0]
    assert ballot.is_reached(enough[0], counted)
    assert not ballot.is_reached(enough[0] - 1, counted)


@pytest.mark.parametrize("family", ["vn-2013", "bac-giang", "lang-son", "binh-phuoc"])
def test_the_determination_council(family):
    council = library.in_force(family, on=date(2025, 1, 1)).councils["determination"]
    assert (council.smallest, council.largest, council.reviewers) == (7, 11, 2)
    assert council.passes is not None
    assert council.concludes is not None
    assert [(part.share, part.strict) for part in (council.quorum, council.passes, council.concludes)] == [
        (Fraction(2, 3), False),
        (Fraction(3, 4), True),
        (Fraction(3, 4), True),
    ]
    assert [criterion.key for criterion in council.criteria] == ["urgency", "scale", "novelty", "application", "origin"]


def test_nine_members_need_six_to_sit_and_seven_ballots_to_pass():
    council = library.get("lang-son/2018-09-03").councils["determination"]
    assert council.passes is not None
    assert council.quorum.is_reached(6, 9)
    assert not council.quorum.is_reached(5, 9)
    assert council.passes.is_reached(7, 9)
    assert not council.passes.is_reached(6, 8)  # exactly three quarters is not more than three quarters

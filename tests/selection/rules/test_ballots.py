"""Ballots: the sheets of the law, totals, and what keeps a ballot from being handed in."""

from dataclasses import replace
from fractions import Fraction

import pytest

from gieo.rulebooks import library
from gieo.selection.rules.ballots import ScoreBallot, ballot_refusals, in_points, total
from tests.selection.rules.law import APPLIED, ballot, sheet

pytestmark = pytest.mark.unit

# ---------------------------------------------------------------- the sheets of the law (5.3)

SHEETS = {
    "applied_research": (12, 24, 16, 16, 16, 16),
    "social_research": (12, 12, 12, 20, 24, 20),
    "trial_production": (8, 20, 12, 12, 16, 16, 16),
}


@pytest.mark.parametrize(("key", "points"), SHEETS.items())
def test_the_sheets_are_those_of_the_circular(key, points):
    criteria = sheet(key).criteria
    assert tuple(criterion.points for criterion in criteria) == points
    assert {criterion.top_mark for criterion in criteria} == {4}
    assert sum(criterion.coefficient for criterion in criteria) == 25


@pytest.mark.parametrize("mark", range(5))
def test_the_total_is_mark_times_coefficient(mark):
    assert total(ballot("A", mark), sheet()) == 25 * mark


def test_each_criterion_brings_its_own_points():
    assert total(ballot("A", 4, 3, 2, 1, 0, 4), sheet()) == 12 + 18 + 8 + 4 + 0 + 16


@pytest.mark.parametrize(
    ("value", "words"),
    [(Fraction(70), "70"), (Fraction(217, 3), "72,33"), (Fraction(6999, 100) + Fraction(1, 101), "69,99")],
)
def test_scores_are_cut_off_for_reading_never_rounded_up(value, words):
    assert in_points(value) == words


# ---------------------------------------------------------------- handing in

GOOD = replace(ballot("A", 3), reason="Sát nhu cầu của tỉnh")


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_ballot_without_a_reason_is_refused(reason):
    assert ballot_refusals(GOOD, sheet(), votes=False) == []
    (refusal,) = ballot_refusals(replace(GOOD, reason=reason), sheet(), votes=False)
    assert (refusal.code, refusal.field) == ("no_reason", "reason")


def test_a_council_that_votes_wants_a_vote():
    assert [refusal.code for refusal in ballot_refusals(GOOD, sheet(), votes=True)] == ["no_vote"]
    for favours in (True, False):
        assert ballot_refusals(replace(GOOD, favours=favours), sheet(), votes=True) == []


def test_everything_that_is_wrong_is_said_at_once():
    marks = {**dict.fromkeys(APPLIED, 3), "overview": 5, "plan": -1, "beauty": 4}
    del marks["capacity"]
    found = ballot_refusals(ScoreBallot(member="A", marks=marks), sheet(), votes=True)
    assert [(refusal.code, refusal.field) for refusal in found] == [
        ("mark_out_of_scale", "overview"),
        ("mark_out_of_scale", "plan"),
        ("criterion_not_scored", "capacity"),
        ("unknown_criterion", ""),
        ("no_vote", "favours"),
        ("no_reason", "reason"),
    ]
    assert str(found[0]) == "Điểm ngoài thang 0-4: Tổng quan tình hình nghiên cứu."
    assert all(key in library.legal_index() for refusal in found for key in refusal.basis)

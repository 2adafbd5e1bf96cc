"""Votes counted exactly: all ballots or members present, more than or at least, and ballots of criteria."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.councils.rules.votes import CriteriaBallot, Determination, determine, refusals, tally
from gieo.rulebooks import library
from gieo.rulebooks.models import BallotRule

pytestmark = pytest.mark.unit

COUNCIL = library.get("vn-2013/2023-11-27").councils["determination"]
CRITERIA = COUNCIL.criteria


def passes() -> BallotRule:
    assert COUNCIL.passes is not None
    return COUNCIL.passes


def concludes() -> BallotRule:
    assert COUNCIL.concludes is not None
    return COUNCIL.concludes


# all ballots: ballots in favour that carry a proposal (regulations/2013-law.md, 5.9, >3/4)
MORE_THAN_THREE_QUARTERS = {5: 4, 6: 5, 7: 6, 8: 7, 9: 7, 10: 8, 11: 9}


@pytest.mark.parametrize(("ballots", "needed"), MORE_THAN_THREE_QUARTERS.items())
def test_a_proposal_passes_by_more_than_three_quarters_of_all_ballots(ballots, needed):
    def carried(votes: int) -> bool:
        return tally(votes_for=votes, votes_against=ballots - votes, present=11, rule=passes()).is_carried

    assert carried(needed)
    assert not carried(needed - 1)


def test_the_proposal_counts_ballots_and_the_conclusion_counts_members():
    """Seven in favour, one against, two abstain: enough of eight ballots, not of ten members."""
    assert tally(votes_for=7, votes_against=1, present=10, rule=passes()).is_carried
    conclusion = tally(votes_for=7, votes_against=1, present=10, rule=concludes())
    assert not conclusion.is_carried
    assert (conclusion.counted, conclusion.needed) == (10, 8)
    assert str(conclusion.refusal) == "7 trên 10 đồng ý, cần ít nhất 8."
    assert conclusion.refusal is not None
    assert conclusion.refusal.basis == concludes().basis


def test_a_void_ballot_is_a_ballot_in_favour_of_nothing():
    assert tally(votes_for=4, votes_against=0, present=5, rule=passes()).is_carried
    assert not tally(votes_for=6, votes_against=0, void=2, present=8, rule=passes()).is_carried


def test_nothing_is_carried_by_nobody():
    nobody = tally(votes_for=0, votes_against=0, present=0, rule=concludes())
    assert not nobody.is_carried
    assert nobody.refusal is not None


@pytest.mark.parametrize("votes", [(5, 3, 0), (5, 2, 1), (-1, 3, 0), (3, -1, 0), (3, 3, -1)])
def test_impossible_counts_are_refused(votes):
    votes_for, votes_against, void = votes
    with pytest.raises(ValueError, match="ballots of 7 members present"):
        tally(votes_for=votes_for, votes_against=votes_against, void=void, present=7, rule=passes())


@given(st.integers(0, 11), st.integers(0, 11), st.integers(0, 3), st.integers(0, 5))
def test_motions_agree_with_a_naive_count(votes_for, votes_against, void, abstain):
    ballots = votes_for + votes_against + void
    counts = {"votes_for": votes_for, "votes_against": votes_against, "void": void, "present": ballots + abstain}
    assert tally(**counts, rule=passes()).is_carried is (votes_for * 4 > ballots * 3)
    assert tally(**counts, rule=concludes()).is_carried is (votes_for * 4 > (ballots + abstain) * 3)


# ---------------------------------------------------------------- ballots of criteria

KEYS = [criterion.key for criterion in CRITERIA]


def ballot(member: str, *unmet: str, reason: str = "Nhu cầu thực tế của tỉnh") -> CriteriaBallot:
    return CriteriaBallot(member=member, met={key: key not in unmet for key in KEYS}, reason=reason)


def determined(*ballots: CriteriaBallot, present: int | None = None) -> Determination:
    return determine(ballots, criteria=CRITERIA, present=present or len(ballots), rule=passes())


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_ballot_without_a_reason_is_refused(reason):
    (refusal,) = refusals(ballot("A", reason=reason), CRITERIA)
    assert (refusal.code, refusal.field) == ("no_reason", "reason")
    assert all(key in library.legal_index() for key in refusal.basis)
    assert refusals(ballot("A"), CRITERIA) == []


@pytest.mark.requirement("CT-2-2b")
def test_a_ballot_that_leaves_criteria_out_is_refused_for_each_of_them():
    partly = CriteriaBallot(member="A", met={key: True for key in KEYS if key not in {"urgency", "novelty"}})
    assert [(refusal.code, refusal.field) for refusal in refusals(partly, CRITERIA)] == [
        ("criterion_not_rated", "urgency"),
        ("criterion_not_rated", "novelty"),
        ("no_reason", "reason"),
    ]


@pytest.mark.parametrize("unmet", KEYS)
def test_one_criterion_not_met_makes_the_ballot_one_against(unmet):
    assert ballot("A").is_for
    assert not ballot("A", unmet).is_for


def test_seven_of_nine_ballots_recommend_and_six_do_not():
    seven = determined(*(ballot(f"M{at}") for at in range(7)), ballot("X", "urgency"), ballot("Y", "scale"))
    assert seven.is_recommended
    assert seven.members_for == tuple(f"M{at}" for at in range(7))
    six = determined(*(ballot(f"M{at}") for at in range(6)), *(ballot(name, "urgency") for name in "XYZ"))
    assert not six.is_recommended
    assert six.tally.needed == 7


@pytest.mark.requirement("CT-3-4e")
def test_how_many_find_the_task_urgent_and_needed_can_be_shown():
    counted = determined(ballot("A"), ballot("B", "urgency"), ballot("C", "urgency", "application"))
    assert counted.met == {"urgency": 1, "scale": 3, "novelty": 3, "application": 2, "origin": 3}
    urgency = CRITERIA[0]
    assert (urgency.key, urgency.text) == ("urgency", "Tính cấp thiết và tầm quan trọng")


@pytest.mark.parametrize("met", [{}, {"urgency": True}, {**dict.fromkeys(KEYS, True), "beauty": True}])
def test_a_ballot_on_other_criteria_is_void(met):
    counted = determined(*(ballot(f"M{at}") for at in range(3)), CriteriaBallot(member="X", met=met))
    assert (counted.tally.votes_for, counted.tally.votes_against, counted.tally.void) == (3, 0, 1)
    assert not counted.is_recommended  # exactly three quarters


def test_criteria_that_are_not_asked_of_a_kind_of_task_are_left_out():
    asked = [criterion for criterion in CRITERIA if criterion.key != "origin"]
    ballots = [
        CriteriaBallot(member=f"M{at}", met={criterion.key: True for criterion in asked}, reason="Cần")
        for at in range(4)
    ]
    assert determine(ballots, criteria=asked, present=4, rule=passes()).is_recommended
    assert refusals(ballots[0], asked) == []


def test_a_member_has_one_ballot():
    with pytest.raises(ValueError, match="two ballots"):
        determined(ballot("A"), ballot("A", "urgency"))


@given(st.lists(st.lists(st.booleans(), min_size=len(KEYS), max_size=len(KEYS)), max_size=11), st.integers(0, 4))
def test_a_determination_agrees_with_a_naive_count(rows, abstain):
    ballots = [
        CriteriaBallot(member=f"M{at}", met=dict(zip(KEYS, row, strict=True)), reason="Cần")
        for at, row in enumerate(rows)
    ]
    counted = determine(ballots, criteria=CRITERIA, present=len(rows) + abstain, rule=passes())
    in_favour = sum(1 for row in rows if False not in row)
    assert counted.is_recommended is (in_favour * 4 > len(rows) * 3)
    assert counted.met == {key: sum(1 for row in rows if row[at]) for at, key in enumerate(KEYS)}

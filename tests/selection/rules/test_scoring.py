"""Scores of a dossier: totals, void ballots, zeros, the pass mark and the bonus; cases by hand and a naive count."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.rulebooks import library
from gieo.selection.rules.ballots import ScoreBallot
from gieo.selection.rules.scoring import Dossier, Spread, score
from tests.selection.rules.law import APPLIED, ballot, count, dossier, rule, sheet, vote

pytestmark = pytest.mark.unit


def judged(*ballots: ScoreBallot, present: int | None = None, host_is_proposer: bool = False):
    one = dossier("HS", *ballots, host_is_proposer=host_is_proposer)
    return score(one, sheet=sheet(), rule=rule(), vote=None, present=present or len(ballots))


# ---------------------------------------------------------------- void ballots


def test_a_ballot_too_far_from_the_mean_does_not_count():
    # 75 75 75 75 50: the mean is 70, the last one is 20 off where 14 is allowed
    low = judged(*(ballot(name, 3) for name in "ABCD"), ballot("E", 2))
    assert low.first_mean == 70
    assert [said.void.code if said.void else None for said in low.ballots] == [None] * 4 + ["ballot_deviates"]
    assert low.mean == 75
    assert low.spread == Spread(lowest=75, median=Fraction(75), highest=75), "of the valid ones"
    assert low.ballots[-1].total == 50
    assert low.ballots[-1].void is not None
    assert low.ballots[-1].void.basis == ("TT20-2023:11",)
    assert str(low.ballots[-1].void) == "50 điểm, lệch quá mức so với điểm trung bình 70."


# totals of these marks on the sheet for applied research
POINTS_84, POINTS_60, POINTS_56, POINTS_53, POINTS_40 = (
    (4, 4, 3, 3, 3, 3), (0, 2, 3, 3, 3, 3), (0, 2, 3, 3, 3, 2), (3, 2, 3, 3, 2, 0), (4, 2, 4, 0, 0, 0),
)  # fmt: skip


def test_exactly_20_percent_off_counts():
    one = judged(ballot("A", *POINTS_84), ballot("B", *POINTS_56), present=8)
    assert [said.total for said in one.ballots] == [84, 56]
    assert one.mean == 70
    apart = judged(ballot("A", *POINTS_84), ballot("B", *POINTS_53), present=8)
    assert [said.void is None for said in apart.ballots] == [False, False]
    assert apart.mean is None
    assert [reason.code for reason in apart.reasons] == ["no_valid_ballot"]


def test_the_mean_is_taken_once_more_and_only_once():
    rows = [POINTS_84] * 5 + [POINTS_60] + [POINTS_40] * 2
    one = judged(*(ballot(f"M{at}", *row) for at, row in enumerate(rows)))
    assert one.first_mean == 70
    assert [said.void is None for said in one.ballots] == [True] * 6 + [False] * 2
    assert one.mean == 80  # from which 60 is more than 20 percent off, but nobody measures again


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ({"overview": 4}, "criterion_not_scored"),
        (dict.fromkeys(APPLIED, 5), "mark_out_of_scale"),
        (dict.fromkeys(APPLIED, -1), "mark_out_of_scale"),
        ({**dict.fromkeys(APPLIED, 4), "beauty": 4}, "unknown_criterion"),
    ],
)
def test_a_ballot_off_the_rules_has_no_total_and_moves_no_mean(marks, code):
    one = judged(ballot("A", 3), ballot("B", 3), ScoreBallot(member="C", marks=marks))
    assert one.ballots[2].total is None
    assert one.ballots[2].void is not None
    assert one.ballots[2].void.code == code
    assert str(one.ballots[2].void)
    assert one.mean == one.first_mean == 75


def test_without_ballots_there_is_no_mean_and_no_win():
    one = score(dossier("HS"), sheet=sheet(), rule=rule(), vote=None, present=7)
    assert one.mean is None
    assert one.score == 0
    assert [reason.code for reason in one.reasons] == ["no_valid_ballot"]


@pytest.mark.parametrize("present", [1, 0])
def test_more_ballots_than_members_cannot_be(present):
    with pytest.raises(ValueError, match="2 ballots, not one each of"):
        score(dossier("HS", ballot("A", 3), ballot("B", 3)), sheet=sheet(), rule=rule(), vote=None, present=present)


def test_a_member_has_one_ballot():
    with pytest.raises(ValueError, match="not one each"):
        score(dossier("HS", ballot("A", 3), ballot("A", 3)), sheet=sheet(), rule=rule(), vote=None, present=7)


# ---------------------------------------------------------------- zeros, pass mark, bonus

# members present: members who may give a criterion 0 (regulations/2013-law.md, 5.9)
ZEROS_ALLOWED = {5: 1, 6: 1, 7: 1, 8: 2, 9: 2, 10: 2, 11: 2}


@pytest.mark.parametrize(("present", "allowed"), ZEROS_ALLOWED.items())
def test_the_zero_rule_follows_the_threshold_table(present, allowed):
    def with_zeros(zeros: int) -> list[str]:
        low = [ballot(f"Z{at}", 4, 4, 4, 4, 4, 0) for at in range(zeros)]
        high = [ballot(f"M{at}", 4, 4, 4, 4, 4, 1) for at in range(present - zeros)]
        return [reason.code for reason in judged(*low, *high, present=present).reasons]

    assert with_zeros(allowed) == []
    assert with_zeros(allowed + 1) == ["too_many_zeros"]


def test_members_who_hand_in_nothing_are_present_all_the_same():
    low, high = ballot("A", 4, 4, 4, 4, 4, 0), [ballot(name, 4, 4, 4, 4, 4, 1) for name in "BC"]
    assert not judged(low, *high, present=4).reasons  # one of four
    assert [reason.code for reason in judged(low, *high, present=3).reasons] == ["too_many_zeros"]  # one of three


def test_a_zero_on_a_void_ballot_is_a_member_s_zero():
    one = judged(*(ballot(name, 4) for name in "ABC"), ballot("D", 0, 3, 3, 3, 3, 2), ballot("E", 0, 3, 3, 3, 3, 2))
    assert [said.void is not None for said in one.ballots] == [False, False, False, True, True]
    assert one.zeros["overview"] == 2
    assert [(reason.code, reason.field) for reason in one.reasons] == [("too_many_zeros", "overview")]


def test_the_pass_mark_is_tested_before_the_bonus():
    almost = judged(ballot("A", 3, 3, 3, 3, 3, 1), ballot("B", 3, 3, 3, 2, 3, 2), host_is_proposer=True)
    assert almost.mean == Fraction(67 + 67, 2)
    assert almost.bonus == 0  # 67 and a tenth would have been 73,7
    assert [reason.code for reason in almost.reasons] == ["below_pass_mark"]
    assert str(almost.reasons[0]) == "Điểm trung bình 67, chưa đạt 70."


@pytest.mark.parametrize(("host_is_proposer", "bonus"), [(True, Fraction(75, 10)), (False, Fraction(0))])
def test_the_bonus_is_a_tenth_of_the_mean_for_the_body_that_proposed(host_is_proposer, bonus):
    one = judged(ballot("A", 3), ballot("B", 3), host_is_proposer=host_is_proposer)
    assert one.bonus == bonus
    assert one.score == 75 + bonus
    assert one.qualifies


def test_full_marks_and_the_bonus_are_110():
    assert judged(ballot("A", 4), host_is_proposer=True).score == 110


def test_exactly_70_passes():
    one = judged(ballot("A", 4, 4, 3, 3, 3, 3), ballot("B", 0, 2, 3, 3, 3, 2), present=8, host_is_proposer=True)
    assert one.qualifies
    assert one.score == 77


def test_the_mean_of_each_criterion_can_be_read():
    one = judged(ballot("A", 4, 3, 3, 3, 3, 3), ballot("B", 3, 3, 3, 3, 3, 4))
    assert one.criterion_means["overview"] == Fraction(12 + 9, 2)
    assert sum(one.criterion_means.values()) == one.mean


# ---------------------------------------------------------------- against a naive count

marks = st.tuples(*(st.sampled_from([0, 1, 2, 3, 3, 3, 4, 4, 4]) for _ in APPLIED))


@st.composite
def dossiers(draw, key: str = "HS") -> Dossier:
    given_marks = draw(st.lists(marks, min_size=0, max_size=9))
    ballots = [ballot(f"M{at}", *row) for at, row in enumerate(given_marks)]
    return dossier(key, *ballots, host_is_proposer=draw(st.booleans()))


@given(dossiers(), st.integers(0, 4))
def test_a_dossier_is_judged_as_by_a_naive_count(one, absent):
    present = len(one.ballots) + absent
    said, expected = score(one, sheet=sheet(), rule=rule(), vote=None, present=present), count(one, present)
    assert [judgement.member for judgement in said.ballots if judgement.void] == expected.void
    assert (said.mean or 0) * expected.valid == expected.points
    assert said.qualifies is expected.qualifies
    assert said.score * 10 * expected.valid == expected.points * (11 if expected.gains else 10)
    counted = [judgement.total or 0 for judgement in said.ballots if not judgement.void]
    assert (said.spread is None) is (counted == [])
    if said.spread is not None:
        below = sum(total < said.spread.median for total in counted)
        above = sum(total > said.spread.median for total in counted)
        assert (said.spread.lowest, said.spread.highest) == (min(counted), max(counted))
        assert max(below, above) * 2 <= len(counted), "half of them lie on either side"


# ---------------------------------------------------------------- the law of 2025: vote and score apart

VN_2025 = "vn-2025/2025-10-14"


def of_2025(member: str, points: dict[str, int] | None = None, *, favours: bool | None) -> ScoreBallot:
    full = {criterion.key: criterion.points for criterion in sheet("host", VN_2025).criteria}
    return ScoreBallot(member=member, marks={**full, **(points or {})}, favours=favours)


def judged_2025(*ballots: ScoreBallot, present: int, host_is_proposer: bool = False):
    one = dossier("HS", *ballots, host_is_proposer=host_is_proposer)
    return score(one, sheet=sheet("host", VN_2025), rule=rule(VN_2025), vote=vote(VN_2025), present=present)


def test_the_sheet_of_2025_has_95_points_and_5_for_the_body_that_proposed():
    criteria = sheet("host", VN_2025).criteria
    assert tuple(criterion.points for criterion in criteria) == (10, 10, 15, 30, 10, 10, 10)
    assert judged_2025(of_2025("A", favours=True), present=1).score == 95
    assert judged_2025(of_2025("A", favours=True), present=1, host_is_proposer=True).score == 100


# members present: votes needed (regulations/2025-procedures.md, 3.5)
VOTES = {5: 4, 6: 4, 7: 5, 8: 6, 9: 6, 10: 7, 11: 8}


@pytest.mark.parametrize(("present", "needed"), VOTES.items())
def test_two_thirds_of_the_members_present_decide(present, needed):
    def with_votes(votes: int) -> list[str]:
        ballots = [of_2025(f"M{at}", favours=at < votes) for at in range(present)]
        return [reason.code for reason in judged_2025(*ballots, present=present).reasons]

    assert with_votes(needed) == []
    assert with_votes(needed - 1) == ["too_few_votes"]


def test_no_minimum_and_no_void_ballot_stand_in_the_way_of_2025():
    nothing = {criterion.key: 0 for criterion in sheet("host", VN_2025).criteria}
    one = judged_2025(of_2025("A", nothing, favours=True), of_2025("B", favours=True), present=2)
    assert one.qualifies
    assert one.mean == Fraction(95, 2)


def test_a_ballot_without_marks_is_a_vote_all_the_same():
    silent = ScoreBallot(member="B", marks={}, favours=True)
    one = judged_2025(of_2025("A", favours=True), silent, present=2)
    assert one.votes_for == 2
    assert one.qualifies
    assert one.mean == 95


@pytest.mark.requirement("CT-3-4e")
def test_the_score_of_urgency_and_need_can_be_shown_for_each_dossier():
    one = judged_2025(of_2025("A", {"urgency": 9}, favours=True), of_2025("B", {"urgency": 6}, favours=True), present=2)
    assert one.criterion_means["urgency"] == Fraction(15, 2)
    urgency = sheet("host", VN_2025).criteria[0]
    assert (urgency.key, urgency.text) == ("urgency", "Tính cấp thiết, sự cần thiết")


def test_every_reason_cites_the_legal_index():
    index = library.legal_index()
    bad = judged(ballot("A", 0), ballot("B", 1), ScoreBallot(member="C", marks={}))
    reasons = [*bad.reasons, *(said.void for said in bad.ballots if said.void)]
    assert len(reasons) >= 4
    assert all(key in index for reason in reasons for key in reason.basis)

"""Who wins: ranking, the steps for equal scores, and nobody; cases by hand and the law's words played naively."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.rulebooks.models import TieBreakKind
from gieo.selection.rules.ballots import ScoreBallot
from gieo.selection.rules.ranking import Outcome, decide
from gieo.selection.rules.scoring import Dossier
from tests.selection.rules.law import APPLIED, ON, ballot, dossier, rule, sheet, vote, winners

pytestmark = pytest.mark.unit


def decided(*dossiers: Dossier, present: int = 7) -> Outcome:
    return decide(dossiers, sheet=sheet(), rule=rule(), vote=vote(), present=present, on=ON)


GOOD, BETTER, POOR = ballot("A", 3), ballot("A", 3, 4, 3, 3, 3, 3), ballot("A", 2)


def test_the_highest_score_wins_and_everybody_who_qualifies_has_a_rank():
    outcome = decided(dossier("good", GOOD), dossier("poor", POOR), dossier("better", BETTER))
    assert outcome.winner == "better"
    assert outcome.ranks == {"better": 1, "good": 2}
    assert list(outcome.scores) == ["good", "poor", "better"]
    assert outcome.reasons == ()
    assert outcome.ties == ()


def test_the_bonus_can_turn_the_order():
    own = dossier("own", GOOD, host_is_proposer=True)  # 75 and 7,5 against 81
    assert decided(dossier("better", BETTER), own).winner == "own"


def test_the_next_best_wins_when_the_best_is_shut_out_by_zeros():
    zero = dossier("zero", ballot("A", 4, 4, 4, 4, 4, 0), ballot("B", 4, 4, 4, 4, 4, 0))
    outcome = decided(zero, dossier("good", GOOD))
    assert outcome.scores["zero"].score > outcome.scores["good"].score
    assert outcome.winner == "good"
    assert "zero" not in outcome.ranks


def test_nobody_wins_when_nobody_reaches_70():
    outcome = decided(dossier("poor", POOR), dossier("empty"))
    assert outcome.winner == ""
    assert outcome.ranks == {}
    assert [reason.code for reason in outcome.reasons] == ["no_dossier_qualifies"]


def test_nobody_wins_where_nobody_applied():
    assert [reason.code for reason in decided().reasons] == ["no_dossier_qualifies"]


# ---------------------------------------------------------------- equal scores

CONTENT = ballot("A", 3, 4, 2, 2, 3, 3)  # 73, with content and plan 36
PRODUCTS = ballot("A", 3, 2, 3, 4, 3, 3)  # 73, with content and plan 24
PLAN, APPLICATION = ballot("A", 3, 3, 3, 3, 4, 3), ballot("A", 3, 3, 3, 4, 3, 3)  # 79 both, only the plan differs


@pytest.mark.parametrize(
    ("first", "second", "step"),
    [
        ({"state_money": 900}, {"state_money": 901}, TieBreakKind.LESS_STATE_MONEY),
        ({"state_money": 900}, {"state_money": 901, "last_excellent": ON}, TieBreakKind.LESS_STATE_MONEY),
        ({"last_excellent": date(2019, 6, 20)}, {"last_excellent": date(2019, 6, 19)}, TieBreakKind.EXCELLENT_TASK),
        ({"last_excellent": ON}, {}, TieBreakKind.EXCELLENT_TASK),
        ({"last_excellent": ON}, {"last_excellent": date(2024, 6, 21)}, TieBreakKind.EXCELLENT_TASK),
        ({"last_excellent": ON, "ballots": (PRODUCTS,)}, {"ballots": (CONTENT,)}, TieBreakKind.EXCELLENT_TASK),
        ({"ballots": (CONTENT,)}, {"ballots": (PRODUCTS,)}, TieBreakKind.CONTENT_AND_PLAN),
        ({"ballots": (PLAN,)}, {"ballots": (APPLICATION,)}, TieBreakKind.CONTENT_AND_PLAN),
    ],
)
def test_each_step_breaks_a_tie_in_its_turn(first, second, step):
    same = {"ballots": (CONTENT,), "state_money": 900}
    one, other = Dossier(key="first", **{**same, **first}), Dossier(key="second", **{**same, **second})
    outcome = decided(other, one)
    assert outcome.winner == "first"
    assert [(tie.first, tie.second, tie.step.key if tie.step else None) for tie in outcome.ties] == [
        ("first", "second", step)
    ]


def test_what_no_step_tells_apart_is_left_to_the_council():
    one = dossier("one", GOOD)
    outcome = decided(one, replace(one, key="other"), dossier("worse", ballot("A", 3, 3, 3, 3, 3, 2)))
    assert outcome.winner == ""
    assert outcome.ranks == {"one": 1, "other": 1, "worse": 3}
    assert [tie.step for tie in outcome.ties] == [None]
    assert [reason.code for reason in outcome.reasons] == ["tie"]
    assert "one, other" in str(outcome.reasons[0])


def test_a_tie_below_the_first_hinders_no_winner():
    good = dossier("good", GOOD)
    outcome = decided(good, replace(good, key="as good"), dossier("better", BETTER))
    assert outcome.winner == "better"
    assert outcome.ranks == {"better": 1, "good": 2, "as good": 2}


def test_two_dossiers_of_one_key_cannot_be():
    with pytest.raises(ValueError, match="one key"):
        decided(dossier("HS", GOOD), dossier("HS", BETTER))


# ---------------------------------------------------------------- the law of 2025


def test_in_2025_the_vote_decides_and_the_score_ranks():
    law, host, votes = (
        rule("vn-2025/2025-10-14"),
        sheet("host", "vn-2025/2025-10-14"),
        vote("vn-2025/2025-10-14"),
    )
    full = {criterion.key: criterion.points for criterion in host.criteria}
    fair = {**full, "products": 5}

    def voted(key: str, marks: dict[str, int], in_favour: int, **more: Any) -> Dossier:
        ballots = [ScoreBallot(member=f"M{at}", marks=marks, favours=at < in_favour) for at in range(3)]
        return dossier(key, *ballots, **more)

    loved = voted("loved", full, 1)
    sound, own = voted("sound", fair, 2), voted("own", {**fair, "goal": 6}, 3, host_is_proposer=True)
    outcome = decide([loved, sound, own], sheet=host, rule=law, vote=votes, present=3, on=ON)
    assert [reason.code for reason in outcome.scores["loved"].reasons] == ["too_few_votes"]
    assert outcome.ranks == {"own": 1, "sound": 2}  # 66 and 5 against 70
    equal = decide(
        [sound, replace(sound, key="equal", state_money=1)], sheet=host, rule=law, vote=votes, present=3, on=ON
    )
    assert equal.winner == ""  # the text knows no step for equal scores
    assert equal.reasons[0].basis == law.basis


# ---------------------------------------------------------------- against the law's words

few_marks = st.tuples(*(st.sampled_from([0, 2, 3, 3, 4]) for _ in APPLIED))
even_marks = st.sampled_from([(3, 3, 3, 3, 3, 3), (4, 4, 3, 2, 2, 3), (3, 4, 2, 2, 3, 3), (3, 2, 3, 4, 3, 3)])


@st.composite
def competitions(draw) -> list[Dossier]:
    def one(at: int) -> Dossier:
        rows = draw(st.lists(st.one_of(few_marks, even_marks, even_marks), min_size=1, max_size=5))
        return Dossier(
            key=f"HS{at}",
            ballots=tuple(ballot(f"M{member}", *row) for member, row in enumerate(rows)),
            state_money=draw(st.sampled_from([800, 800, 900])),
            host_is_proposer=draw(st.booleans()),
            last_excellent=draw(st.sampled_from([None, date(2019, 6, 19), date(2019, 6, 20), ON, date(2024, 6, 21)])),
        )

    return [one(at) for at in range(draw(st.integers(1, 5)))]


@given(competitions(), st.integers(5, 9))
def test_the_winner_is_whoever_is_left_when_each_step_throws_out_the_rest(dossiers, present):
    outcome = decided(*dossiers, present=present)
    expected = winners(dossiers, present)
    assert [key for key, rank in outcome.ranks.items() if rank == 1] == expected
    assert outcome.winner == (expected[0] if len(expected) == 1 else "")
    assert bool(outcome.reasons) is (outcome.winner == "")

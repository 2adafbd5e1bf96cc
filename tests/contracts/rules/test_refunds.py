"""Refunds of a task that was not completed: the table of the law, in whole đồng."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.contracts.rules.refunds import Cause, Refund, Spent, refund
from gieo.rulebooks import library
from gieo.rulebooks.models import LumpSumMode, RefundCase

pytestmark = pytest.mark.unit

PARTIAL, FINAL_PRODUCT = LumpSumMode.PARTIAL, LumpSumMode.FINAL_PRODUCT


def due(
    *, unused: int = 0, proven: int = 0, unproven: int = 0, cause: Cause, mode: LumpSumMode, family: str = "vn-2013"
) -> Refund:
    rule = library.latest(family).money
    assert rule is not None
    return refund(Spent(unused=unused, proven=proven, unproven=unproven), cause=cause, mode=mode, rule=rule)


# cause, mode → what goes back of 1,000 spent properly: least, most (regulations/2013-law.md, 6.7)
TABLE = [
    (Cause.OBJECTIVE, FINAL_PRODUCT, 0, 0),
    (Cause.OBJECTIVE, PARTIAL, 0, 0),
    (Cause.SUBJECTIVE, FINAL_PRODUCT, 400, 1000),
    (Cause.SUBJECTIVE, PARTIAL, 300, 1000),
]


@pytest.mark.parametrize(("cause", "mode", "lowest", "highest"), TABLE)
def test_money_spent_properly_goes_back_by_cause_and_mode(cause, mode, lowest, highest):
    sum_due = due(proven=1000, cause=cause, mode=mode)
    assert (sum_due.lowest, sum_due.highest) == (lowest, highest)


@pytest.mark.parametrize(("cause", "mode"), [(cause, mode) for cause, mode, *_ in TABLE])
def test_unused_and_unproven_money_goes_back_whole(cause, mode):
    sum_due = due(unused=70, unproven=30, cause=cause, mode=mode)
    assert sum_due.lowest == sum_due.highest == 100


def test_the_parts_stand_line_by_line_with_their_articles():
    sum_due = due(unused=10, proven=100, unproven=5, cause=Cause.SUBJECTIVE, mode=FINAL_PRODUCT)
    assert [(line.rule.key, line.amount, line.lowest, line.highest) for line in sum_due.lines] == [
        (RefundCase.UNUSED, 10, 10, 10),
        (RefundCase.FINAL_PRODUCT, 100, 40, 100),
        (RefundCase.UNPROVEN, 5, 5, 5),
    ]
    assert all(key in library.legal_index() for line in sum_due.lines for key in line.rule.basis)


def test_a_part_of_a_dong_is_rounded_up_since_the_law_says_at_least():
    assert due(proven=1001, cause=Cause.SUBJECTIVE, mode=FINAL_PRODUCT).lowest == 401  # 400,4
    assert due(proven=1001, cause=Cause.SUBJECTIVE, mode=PARTIAL).lowest == 301  # 300,3


def test_the_authority_fixes_the_rate_between_the_least_and_all():
    sum_due = due(unused=50, proven=1000, cause=Cause.SUBJECTIVE, mode=PARTIAL)
    assert not sum_due.may_be(349)
    assert sum_due.may_be(350)
    assert sum_due.may_be(1050)
    assert not sum_due.may_be(1051)


@pytest.mark.parametrize("mode", LumpSumMode)
def test_accepted_risk_gives_back_only_what_was_not_used_or_not_proven(mode):
    sum_due = due(unused=200, proven=700, unproven=100, cause=Cause.ACCEPTED_RISK, mode=mode, family="vn-2025")
    assert sum_due.lowest == sum_due.highest == 300


@pytest.mark.parametrize("mode", LumpSumMode)
def test_who_loses_to_another_way_gives_back_only_what_was_not_used_or_not_proven(mode):
    sum_due = due(unused=200, proven=700, unproven=100, cause=Cause.LOST_PARALLEL, mode=mode, family="vn-2025")
    assert sum_due.lowest == sum_due.highest == 300


@pytest.mark.parametrize("cause", [Cause.ACCEPTED_RISK, Cause.LOST_PARALLEL])
def test_the_law_of_2013_knows_neither_accepted_risk_nor_hosts_side_by_side(cause):
    with pytest.raises(KeyError):
        due(proven=1, cause=cause, mode=PARTIAL)


@pytest.mark.parametrize("part", ["unused", "proven", "unproven"])
def test_less_than_nothing_cannot_have_been_received(part):
    with pytest.raises(ValueError, match="less than nothing"):
        Spent(**{"unused": 0, "proven": 0, "unproven": 0, part: -1})


sums = st.integers(0, 10**12)


@given(sums, sums, sums, st.sampled_from([Cause.OBJECTIVE, Cause.SUBJECTIVE]), st.sampled_from(LumpSumMode))
def test_refunds_agree_with_percentages_counted_naively(unused, proven, unproven, cause, mode):
    sum_due = due(unused=unused, proven=proven, unproven=unproven, cause=cause, mode=mode)
    percentage = 0 if cause is Cause.OBJECTIVE else 40 if mode is FINAL_PRODUCT else 30
    least = proven * percentage // 100 + (1 if proven * percentage % 100 else 0)
    assert sum_due.lowest == unused + unproven + least
    assert sum_due.highest == unused + unproven + (0 if cause is Cause.OBJECTIVE else proven)

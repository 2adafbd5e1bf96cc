"""Milestones: a plan that holds, and money only for what is met."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.contracts.rules.milestones import Milestone, Verdict, plan_refusals, releasable, release_refusals
from gieo.rulebooks import library
from gieo.rulebooks.models import NamedRule

pytestmark = pytest.mark.unit


def rule() -> NamedRule:
    money = library.get("vn-2025/2025-10-14").money
    assert money is not None
    assert money.milestones is not None
    return money.milestones


FIRST = Milestone(name="M1", due=date(2026, 6, 30), result="Bản vẽ đã thẩm định", amount=300)
SECOND = Milestone(name="M2", due=date(2026, 12, 31), result="Mẫu chạy thử 100 giờ", amount=700)
PLAN = (FIRST, SECOND)


def test_the_law_of_2013_pays_by_clearing_and_knows_no_milestones():
    money = library.get("vn-2013/2023-11-27").money
    assert money is not None
    assert money.milestones is None


def test_a_plan_holds_when_results_days_and_sums_do():
    assert plan_refusals(PLAN, state_money=1000, rule=rule()) == []


@pytest.mark.parametrize(
    ("plan", "codes"),
    [
        ((replace(FIRST, result=" "), SECOND), ["milestone_without_result"]),
        ((replace(FIRST, amount=0), replace(SECOND, amount=1000)), ["milestone_without_money"]),
        ((FIRST, replace(SECOND, due=FIRST.due)), ["milestones_out_of_order"]),
        ((FIRST, replace(SECOND, amount=701)), ["milestones_do_not_add_up"]),
        ((FIRST,), ["milestones_do_not_add_up"]),
        ((), ["milestones_do_not_add_up"]),
    ],
)
def test_a_faulty_plan_is_refused_for_each_fault(plan, codes):
    found = plan_refusals(plan, state_money=1000, rule=rule())
    assert [refusal.code for refusal in found] == codes
    assert all(str(refusal) and refusal.basis == rule().basis for refusal in found)


def released(plan: tuple[Milestone, ...], name: str) -> list[str]:
    return [refusal.code for refusal in release_refusals(plan, name, rule=rule())]


@pytest.mark.parametrize("verdict", [one for one in Verdict if one is not Verdict.MET])
def test_money_waits_for_a_milestone_that_is_met(verdict):
    assert released((replace(FIRST, verdict=verdict), SECOND), "M1") == ["milestone_not_met"]
    assert released((replace(FIRST, verdict=Verdict.MET), SECOND), "M1") == []


def test_a_milestone_is_not_paid_before_those_before_it_are_met():
    met = replace(SECOND, verdict=Verdict.MET)
    found = release_refusals((FIRST, met), "M2", rule=rule())
    assert [str(refusal) for refusal in found] == ["Mốc chưa được kết luận là đạt: M1."]
    assert released((replace(FIRST, verdict=Verdict.MET), met), "M2") == []


def test_nothing_is_paid_twice():
    paid = replace(FIRST, verdict=Verdict.MET, released=True)
    assert released((paid, SECOND), "M1") == ["already_released"]


def test_a_milestone_that_is_not_in_the_contract_is_an_error():
    with pytest.raises(ValueError, match="M3"):
        released(PLAN, "M3")


@given(st.lists(st.tuples(st.sampled_from(Verdict), st.booleans()), max_size=6))
def test_what_may_be_paid_is_the_met_beginning_of_the_plan_not_paid_yet(rows):
    plan = tuple(
        Milestone(name=f"M{at}", due=date(2026, 1, 1 + at), result="x", amount=1, verdict=verdict, released=paid)
        for at, (verdict, paid) in enumerate(rows)
    )
    expected = []
    for milestone in plan:
        if milestone.verdict != "met":
            break
        if not milestone.released:
            expected.append(milestone.name)
    assert [milestone.name for milestone in releasable(plan, rule=rule())] == expected

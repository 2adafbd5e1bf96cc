"""Lump-sum modes: what the final product needs, and two parts that add up to the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.contracts.rules.lump_sum import split, widest_mode
from gieo.rulebooks import library
from gieo.rulebooks.models import LumpSumMode, LumpSumRule

pytestmark = [pytest.mark.unit, pytest.mark.requirement("CT-2-3c")]

PARTIAL, FINAL_PRODUCT = LumpSumMode.PARTIAL, LumpSumMode.FINAL_PRODUCT
BILLION = 10**9


def rule(family: str = "vn-2013") -> LumpSumRule:
    found = library.latest(family).money
    assert found is not None
    return found.lump_sum


CONDITIONS = frozenset({"proposed", "accepted_in_writing", "product_defined", "council_proposes", "estimate_approved"})


def codes(costs: dict[str, int], shown: frozenset[str] = CONDITIONS) -> list[str]:
    decision = widest_mode(costs, shown=shown, rule=rule())
    assert (decision.mode is FINAL_PRODUCT) is (not decision.reasons)
    assert all(key in library.legal_index() for reason in decision.reasons for key in reason.basis)
    return [reason.code for reason in decision.reasons]


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ({"labour": 850, "fixed_assets": 100, "overseas_trips": 50}, []),  # exactly 15 %
        ({"labour": 849, "fixed_assets": 100, "overseas_trips": 51}, ["above_share"]),
        ({"labour": 10 * BILLION, "fixed_assets": BILLION}, []),
        ({"labour": 10 * BILLION, "fixed_assets": BILLION, "overseas_trips": 1}, ["above_amount"]),
        ({"labour": BILLION, "fixed_assets": BILLION + 1}, ["above_share", "above_amount"]),
        ({"labour": 100, "unnormed_materials": 900}, []),  # materials are under no ceiling
        ({}, []),
    ],
)
def test_assets_and_trips_stay_within_15_percent_and_one_billion(costs, expected):
    assert codes(costs) == expected


@pytest.mark.parametrize("missing", sorted(CONDITIONS))
def test_each_condition_is_needed(missing):
    decision = widest_mode({"labour": 1}, shown=CONDITIONS - {missing}, rule=rule())
    assert decision.mode is PARTIAL
    assert [(reason.code, reason.field) for reason in decision.reasons] == [("condition_not_shown", missing)]
    assert str(decision.reasons[0]).startswith("Chưa có: ")


def test_every_reason_is_told_at_once():
    assert codes({"fixed_assets": 2 * BILLION}, frozenset()) == ["condition_not_shown"] * 5 + [
        "above_share",
        "above_amount",
    ]


def test_in_2025_no_ceiling_stands_in_the_way():
    shown = {condition.key for condition in rule("vn-2025").conditions}
    assert widest_mode({"fixed_assets": 5 * BILLION}, shown=shown, rule=rule("vn-2025")).mode is FINAL_PRODUCT


def test_a_partial_lump_sum_keeps_assets_trips_and_unnormed_materials_out():
    costs = {
        "labour": 600,
        "normed_materials": 100,
        "unnormed_materials": 150,
        "fixed_assets": 100,
        "overseas_trips": 50,
    }
    parts = split(costs, mode=PARTIAL, rule=rule())
    assert parts.lump == {"labour": 600, "normed_materials": 100}
    assert parts.non_lump == {"unnormed_materials": 150, "fixed_assets": 100, "overseas_trips": 50}
    assert (parts.lump_total, parts.non_lump_total) == (700, 300)
    assert split(costs, mode=FINAL_PRODUCT, rule=rule()).non_lump == {}


@pytest.mark.parametrize("costs", [{"luxury": 1}, {"labour": -1}])
def test_costs_that_there_are_not_are_an_error(costs):
    with pytest.raises(ValueError, match="no costs"):
        split(costs, mode=PARTIAL, rule=rule())
    with pytest.raises(ValueError, match="no costs"):
        widest_mode(costs, shown=CONDITIONS, rule=rule())


NON_LUMP = ["unnormed_materials", "fixed_assets", "overseas_trips"]
amounts = st.one_of(st.integers(0, 100), st.integers(0, 12 * BILLION))
estimates = st.dictionaries(st.sampled_from(["labour", "management", "surveys", "other", *NON_LUMP]), amounts)


@given(estimates, st.sets(st.sampled_from(sorted(CONDITIONS)), min_size=4))
def test_the_mode_agrees_with_the_words_of_the_circular(costs, shown):
    held, whole = costs.get("fixed_assets", 0) + costs.get("overseas_trips", 0), sum(costs.values())
    final = len(shown) == 5 and 100 * held <= 15 * whole and held <= 1_000_000_000
    assert (widest_mode(costs, shown=shown, rule=rule()).mode is FINAL_PRODUCT) is final


@given(estimates, st.sampled_from(LumpSumMode))
def test_the_parts_add_up_to_the_value_of_the_contract(costs, mode):
    parts = split(costs, mode=mode, rule=rule())
    assert parts.lump_total + parts.non_lump_total == sum(costs.values())
    assert parts.non_lump_total == (sum(costs.get(key, 0) for key in NON_LUMP) if mode is PARTIAL else 0)

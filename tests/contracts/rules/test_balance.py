"""Money that does not add up is found, with the figure at fault; money that does is left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.contracts.rules.balance import Break, Position, breaks

pytestmark = pytest.mark.unit

SOUND = Position(
    source="state",
    year=2025,
    requested=1000,
    approved=900,
    contracted=900,
    paid=500,
    recovered=50,
    settled=300,
    open=150,
)


def test_sound_money_has_no_break():
    assert (
        breaks([SOUND, replace(SOUND, year=2026), replace(SOUND, source="counterpart"), Position(source="x", year=1)])
        == []
    )


@pytest.mark.parametrize(
    ("change", "code", "found", "limit"),
    [
        ({"approved": 1001}, "approved_above_requested", 1001, 1000),
        ({"contracted": 901}, "contracted_above_approved", 901, 900),
        ({"paid": 901, "open": 551}, "paid_above_contracted", 901, 900),
        ({"open": 151}, "paid_not_explained", 451, 450),
        ({"settled": 299}, "paid_not_explained", 449, 450),
        ({"recovered": 51}, "paid_not_explained", 450, 449),
        ({"open": -1, "settled": 451}, "negative_open", -1, 0),
        ({"recovered": -1, "open": 201}, "negative_recovered", -1, 0),
    ],
)
def test_each_break_names_the_figure_at_fault(change, code, found, limit):
    assert breaks([SOUND, replace(SOUND, year=2026, **change)]) == [
        Break(source="state", year=2026, code=code, found=found, limit=limit)
    ]


def test_all_breaks_are_told():
    wrong = Position(source="s", year=2025, requested=1, approved=2, contracted=3, paid=4)
    assert [one.code for one in breaks([wrong])] == [
        "approved_above_requested",
        "contracted_above_approved",
        "paid_above_contracted",
        "paid_not_explained",
    ]


def test_two_positions_of_one_source_and_year_are_an_error():
    with pytest.raises(ValueError, match="two positions"):
        breaks([SOUND, replace(SOUND, paid=0)])


sums = st.integers(-1, 4)


@given(sums, sums, sums, sums, sums, sums, sums)
def test_money_is_sound_exactly_when_the_invariant_holds(
    requested, approved, contracted, paid, recovered, settled, left
):
    position = Position(
        source="s", year=1, requested=requested, approved=approved, contracted=contracted, paid=paid,
        recovered=recovered, settled=settled, open=left,
    )  # fmt: skip
    sound = (
        requested >= approved >= contracted >= paid >= 0
        and min(recovered, settled, left) >= 0
        and paid - recovered == settled + left
    )
    assert (breaks([position]) == []) is sound

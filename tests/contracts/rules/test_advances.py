"""Advances: half at first, half cleared before the next, never more than there is; and the last payment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.contracts.rules.advances import Advance, advance_refusals, last_payment_refusals
from gieo.rulebooks import library
from gieo.rulebooks.models import MoneyRule

pytestmark = pytest.mark.unit


def rule(family: str = "vn-2013") -> MoneyRule:
    found = library.latest(family).money
    assert found is not None
    return found


def codes(requested: int, *earlier: Advance, state_money: int = 1000, year_estimate: int = 10**6) -> list[str]:
    found = advance_refusals(
        requested, earlier=earlier, state_money=state_money, year_estimate=year_estimate, rule=rule().advances
    )
    assert all(refusal.basis == ("TTLT27-2015:13.1", "TTLT27-2015:13.2") for refusal in found)
    return [refusal.code for refusal in found]


@pytest.mark.parametrize(
    ("requested", "state_money", "expected"),
    [
        (500, 1000, []),
        (501, 1000, ["first_advance_too_large"]),
        (500, 1001, []),  # half of 1001 is 500,5
        (501, 1001, ["first_advance_too_large"]),
        (501, 1002, []),
        (1001, 1000, ["first_advance_too_large", "above_state_money"]),
    ],
)
def test_the_first_advance_is_at_most_half_of_the_state_money(requested, state_money, expected):
    assert codes(requested, state_money=state_money) == expected


def test_the_first_advance_stays_within_the_estimate_of_the_year():
    assert codes(400, year_estimate=400) == []
    assert codes(401, year_estimate=400) == ["above_year_estimate"]
    (refusal,) = advance_refusals(401, earlier=(), state_money=1000, year_estimate=400, rule=rule().advances)
    assert str(refusal) == "Tạm ứng 401 đ, dự toán năm còn 400 đ."


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ((Advance(amount=500, cleared=250),), []),
        ((Advance(amount=500, cleared=249),), ["too_little_cleared"]),
        ((Advance(amount=501, cleared=250),), ["too_little_cleared"]),  # half is 250,5
        ((Advance(amount=501, cleared=251),), []),
        ((Advance(amount=400, cleared=400), Advance(amount=300)), []),  # over all earlier advances
        ((Advance(amount=500, cleared=100, excused=300),), []),  # late equipment waits for nothing
        ((Advance(amount=500, cleared=99, excused=300),), ["too_little_cleared"]),
    ],
)
def test_the_next_advance_waits_until_half_is_cleared(earlier, expected):
    assert codes(100, *earlier) == expected


def test_all_advances_together_never_exceed_the_state_money():
    earlier = (Advance(amount=500, cleared=500), Advance(amount=300, cleared=300))
    assert codes(200, *earlier) == []
    assert codes(201, *earlier) == ["above_state_money"]


@pytest.mark.parametrize("requested", [0, -1])
def test_nothing_is_no_advance(requested):
    with pytest.raises(ValueError, match="an advance of"):
        codes(requested)


@pytest.mark.parametrize("parts", [{"cleared": 101}, {"cleared": 60, "excused": 41}, {"cleared": -1}, {"excused": -1}])
def test_parts_of_an_advance_fit_into_it(parts):
    with pytest.raises(ValueError, match="of 100"):
        Advance(amount=100, **parts)


@pytest.mark.parametrize("family", ["vn-2013", "vn-2025"])
def test_the_last_payment_waits_for_the_acceptance(family):
    assert last_payment_refusals(accepted=True, rule=rule(family).last_payment) == []
    (refusal,) = last_payment_refusals(accepted=False, rule=rule(family).last_payment)
    assert refusal.code == "not_accepted"
    assert all(key in library.legal_index() for key in refusal.basis)


@st.composite
def paid(draw) -> Advance:
    amount = draw(st.integers(0, 600))
    cleared = draw(st.integers(0, amount))
    return Advance(amount=amount, cleared=cleared, excused=draw(st.integers(0, amount - cleared)))


@given(st.integers(1, 1500), st.lists(paid(), max_size=4), st.integers(1, 2000), st.integers(0, 2000))
def test_advances_follow_the_circular_counted_naively(requested, earlier, state_money, year_estimate):
    advanced = sum(one.amount for one in earlier)
    excused, cleared = sum(one.excused for one in earlier), sum(one.cleared for one in earlier)
    if earlier:
        in_turn = 2 * cleared >= advanced - excused
    else:
        in_turn = 2 * requested <= state_money and requested <= year_estimate
    allowed = in_turn and advanced + requested <= state_money
    assert (codes(requested, *earlier, state_money=state_money, year_estimate=year_estimate) == []) is allowed

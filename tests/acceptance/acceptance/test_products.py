"""Numbers of products as people write them."""

from fractions import Fraction

import pytest

from gieo.acceptance.acceptance.products import asked_of, number_of, ordered_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "number"),
    [("4", 4), ("1.200", 1200), ("2,5", Fraction(5, 2)), (" 1 200,25 ", Fraction(4801, 4)), ("0", 0)],
)
def test_numbers_are_exact(text: str, number: Fraction) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "nhiều", "-1", "từ 4 đến 6", "NaN", "Infinity", "1e99999999"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Số lượng"):
        number_of(text)
    assert ordered_of(text) is None


def test_products_are_read_in_either_spelling_and_nameless_ones_left_out() -> None:
    found = asked_of([{"name": "Giống", "measure": "sớm", "quantity": 4}, {"unit": "tấn"}])
    assert found == [{"name": "Giống", "indicator": "sớm", "unit": "", "ordered": "4"}]

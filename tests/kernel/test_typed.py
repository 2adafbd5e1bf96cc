"""Numbers as they are typed: digits and nothing else, never more than a column keeps."""

import pytest

from gieo.kernel.typed import whole, year_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0), ("007", 7), ("2025", 2025), ("٣", 3), ("9" * 18, int("9" * 18)),
        ("", None), (None, None), ("-1", None), ("1.5", None), ("²019", None), (" 5", None), ("5a", None),
        ("9" * 19, None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_whole_numbers(typed: str | None, number: int | None) -> None:
    assert whole(typed) == number


@pytest.mark.parametrize(
    ("typed", "year"), [("2025", 2025), ("25", None), ("02025", None), ("", None), (None, None), ("hai", None)]
)
def test_years_have_four_digits(typed: str | None, year: int | None) -> None:
    assert year_of(typed) == year

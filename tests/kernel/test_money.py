"""Whole đồng: printed, typed, read aloud, shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.kernel import money

pytestmark = pytest.mark.unit

amounts = st.integers(min_value=0, max_value=10**15)


def test_digits_are_grouped_with_points():
    assert money.format_vnd(1234567) == "1.234.567 đ"
    assert money.group_digits(45_000_000_000) == "45.000.000.000"


@pytest.mark.parametrize(
    "typed", ["1.234.567", "1.234.567 đồng", " 1234567đ ", "1 234 567 VND", "1,234,567", "1.234.567 VNĐ."]
)
def test_an_amount_is_read_however_it_is_typed(typed):
    assert money.parse_vnd(typed) == 1_234_567


@pytest.mark.parametrize("typed", ["", "abc", "1.234.56", "1,5 tỷ", "-5", "1.234,567", "12.34", "1e9", "½"])
def test_what_is_no_whole_amount_is_refused_in_vietnamese(typed):
    with pytest.raises(ValueError, match="số nguyên đồng"):
        money.parse_vnd(typed)


@given(amounts)
def test_what_is_printed_is_read_back(amount):
    assert money.parse_vnd(money.format_vnd(amount)) == money.parse_vnd(str(amount)) == amount


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (14, "mười bốn"),
        (24, "hai mươi tư"),
        (104, "một trăm linh bốn"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm linh một"),
        (1015, "một nghìn không trăm mười lăm"),
        (10_000, "mười nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (10**9, "một tỷ"),
        (1_000_050_000, "một tỷ không trăm năm mươi nghìn"),
        (45 * 10**9, "bốn mươi lăm tỷ"),
        (1_000 * 10**9, "một nghìn tỷ"),
        (1_000 * 10**9 + 1, "một nghìn tỷ không trăm linh một"),
        (1_005 * 10**9, "một nghìn không trăm linh năm tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_a_number_as_it_is_read_aloud(number, words):
    assert money.number_in_words(number) == words


def test_the_envelope_of_a_plan_in_words():
    assert money.vnd_in_words(45_000_000_000) == "Bốn mươi lăm tỷ đồng"


UNITS = {"mốt": 1, "tư": 4, "lăm": 5} | {word: digit for digit, word in enumerate(money.DIGITS)}
SCALES = {"nghìn": 1000, "triệu": 10**6}


def _heard(words: str) -> int:
    """The number a listener writes down."""
    billions, group, total = 0, 0, 0
    for word in words.replace("linh", "").replace("mười", "một mươi").split():
        if word in UNITS:
            group += UNITS[word]
        elif word == "mươi":
            group = group - group % 10 + group % 10 * 10
        elif word == "trăm":
            group *= 100
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0
        else:
            billions, total, group = (billions + total + group) * 10**9, 0, 0
    return billions + total + group


@given(amounts)
def test_what_is_read_aloud_is_heard_as_the_same_number(amount):
    assert _heard(money.number_in_words(amount)) == amount


@given(amounts, st.lists(st.integers(min_value=0, max_value=10**6), min_size=1).filter(any))
def test_shares_sum_to_the_total_and_none_is_a_dong_off(total, weights):
    parts = money.split_exactly(total, weights)
    assert sum(parts) == total
    assert all(
        abs(part * sum(weights) - total * weight) < sum(weights) for part, weight in zip(parts, weights, strict=True)
    )


def test_the_largest_remainder_gets_the_odd_dong():
    assert money.split_exactly(100, [1, 1, 1]) == [34, 33, 33]
    assert money.split_exactly(10, [1, 5, 1]) == [2, 7, 1]
    assert money.split_exactly(7, [0, 1]) == [0, 7]


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_weights_that_cannot_share_are_refused(weights):
    with pytest.raises(ValueError, match="positive"):
        money.split_exactly(100, weights)

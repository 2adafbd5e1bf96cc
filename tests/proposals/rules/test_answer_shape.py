"""From the names and texts of a page to the one shape an answer is kept in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.kernel.money import group_digits
from gieo.kernel.refusal import Refused
from gieo.proposals.forms import form_of
from gieo.proposals.rules.answer_shape import is_sent, read_answer, tidy

pytestmark = pytest.mark.unit

FORM = form_of("lang-son/2018-09-03")


def read(field, **sent):
    return read_answer(FORM.field(field), {name.replace("__", "."): value for name, value in sent.items()})


def test_a_line_has_no_line_breaks_a_text_keeps_them():
    assert read("task_name", task_name="  Giống\n cây ") == "Giống cây"
    assert read("objectives", objectives="một\r\nhai ") == "một\nhai"


def test_a_tick_is_true_silence_is_false():
    assert read("commitment", commitment="on") is True
    assert read("commitment", commitment__shown="1") is False


def test_rows_keep_their_order_and_lose_the_empty_ones():
    rows = read(
        "contents",
        contents__10__content="mười",
        contents__2__content="hai",
        contents__3__content=" ",
        contents__shown="1",
    )
    assert rows == [{"content": "hai"}, {"content": "mười"}]


def test_amounts_are_whole_dong():
    assert read("budget", budget__science_budget="850.000.000", budget__counterpart="", budget__other="5") == {
        "science_budget": 850_000_000,
        "counterpart": None,
        "other": 5,
    }


@pytest.mark.parametrize("typed", ["12,5", "mười triệu", "-5", "1.2.3"])
def test_what_is_no_amount_is_refused_with_its_part(typed):
    with pytest.raises(Refused) as refused:
        read("budget", budget__science_budget=typed)
    assert refused.value.codes == ("bad_amount",)
    assert typed in str(refused.value)


def test_months_are_a_whole_number():
    assert read("duration", duration__months="18", duration__start="2025-01")["months"] == 18
    with pytest.raises(Refused, match="Số tháng"):
        read("duration", duration__months="một năm")


def test_a_form_speaks_of_a_field_or_not():
    field = FORM.field("results")
    assert is_sent(field, {"results.0.result": "x"})
    assert not is_sent(field, {"resultsx": "x", "result": "y"})


@given(st.text())
def test_text_is_nfc(written):
    assert tidy(written) == unicodedata.normalize("NFC", tidy(written))


@given(st.integers(min_value=0, max_value=10**15))
def test_an_amount_shown_is_read_back(amount):
    assert read("budget", budget__other=group_digits(amount))["other"] == amount

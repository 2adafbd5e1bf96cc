"""Remarks without their writers: an order of the words, names that must not go out."""

import random

import pytest

from gieo.councils.rules.remarks import in_order, names_in, picked

pytestmark = pytest.mark.unit

SAID = ["Ổn", "Cần số liệu", "ấn định lại kinh phí", "Bổ sung nơi áp dụng", "Cần số liệu"]


def test_the_order_is_that_of_the_words_whoever_wrote_first() -> None:
    orders = set()
    for _time in range(20):
        shuffled = random.sample(SAID, len(SAID))
        orders.add(tuple(each.words for each in in_order(shuffled)))
    assert orders == {("ấn định lại kinh phí", "Bổ sung nơi áp dụng", "Cần số liệu", "Ổn")}


def test_a_key_says_the_words_and_nothing_else() -> None:
    [one, *others] = in_order(SAID)
    assert in_order([one.words])[0].key == one.key
    assert len({each.key for each in (one, *others)}) == 4
    assert [each.words for each in picked(in_order(SAID), [others[1].key, one.key])] == [one.words, others[1].words]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tôi, Nguyễn Văn An, đã đọc", ["Nguyễn Văn An"]),
        ("nguyen van an da doc", ["Nguyễn Văn An"]),
        ("Nguyễn Văn\nAN.", ["Nguyễn Văn An"]),
        ("Nguyễn Văn Ánh đã đọc", []),
        ("Trùng với BG-DX-2025-0002", ["BG-DX-2025-0002"]),
        ("Trùng với BG-DX-2025-00021", []),
    ],
)
def test_a_name_is_found_as_whole_words_with_or_without_marks(words: str, found: list[str]) -> None:
    assert names_in(words, ["Nguyễn Văn An", "BG-DX-2025-0002", ""]) == found

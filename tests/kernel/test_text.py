"""Searching and sorting Vietnamese, whatever keyboard it was typed on."""

import unicodedata
from functools import cmp_to_key

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.kernel import text

pytestmark = pytest.mark.unit

VOWELS = "aăâeêioôơuưy"
TONED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in text.TONES]
LETTERS = "bcdđghklmnpqrstvx" + "".join(TONED)
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + " -0123456789", max_size=24)


@pytest.mark.requirement("X-10")
@pytest.mark.parametrize("query", ["uy ban", "ủy ban", "uỷ ban", "ỦY BAN", "U\u0309y  ban"])
def test_every_way_of_typing_finds_the_same(query):
    assert text.query_terms(query) == ["uy", "ban"]
    assert text.matches(text.search_key("Uỷ ban nhân dân tỉnh Bắc Giang"), query)
    assert text.matches(text.search_key("UBND huyện Lạng Giang"), query)


@pytest.mark.requirement("X-10")
@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Phát triển công nghệ sinh học", "CNSH"),
        ("Ứng dụng CNSH trong chăn nuôi", "công nghệ sinh học"),
        ("Sở KH&CN tỉnh Lạng Sơn", "khoa học và công nghệ"),
        ("Sở KH&CN tỉnh Lạng Sơn", "khcn"),
        ("Hoạt động khoa học và công nghệ", "kh&cn"),
        ("Đồng bào DTTS", "dân tộc thiểu số"),
        ("phát triển kinh tế - xã hội", "KT-XH"),
        ("phát triển KT-XH", "kinh tế xã hội"),
        ("Nuôi trồng thủy sản nước ngọt", "ntts"),
        ("ứng dụng CNTT", "cong nghe thong tin"),
        ("Mỗi xã một sản phẩm", "OCOP"),
    ],
)
def test_an_abbreviation_and_what_it_stands_for_find_each_other(written, asked):
    assert text.matches(text.search_key(written), asked)


def test_an_abbreviation_inside_a_word_means_nothing():
    assert text.search_key("Sản phẩm ocopa") == "san pham ocopa"


@given(vietnamese)
def test_every_text_is_found_by_its_own_words(written):
    assert text.matches(text.search_key(written), written)


@given(vietnamese)
def test_folding_forgets_composition_case_and_tone(written):
    folded = text.fold(written)
    assert folded == text.fold(unicodedata.normalize("NFD", written)) == text.fold(written.upper())
    assert folded == text.fold(text.normalise_tone(written)) == text.fold(folded)
    assert all(ord(letter) < 128 for letter in folded)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà bình", "hòa bình"),
        ("uỷ ban", "ủy ban"),
        ("Uỷ ban", "Ủy ban"),
        ("THUỶ LỢI", "THỦY LỢI"),
        ("thuý", "thúy"),
        ("sức khoẻ", "sức khỏe"),
        ("hoá học", "hóa học"),
    ],
)
def test_one_placement_of_the_tone(old, new):
    assert text.normalise_tone(old) == text.normalise_tone(unicodedata.normalize("NFD", old)) == new


@pytest.mark.parametrize(
    "word", ["quý", "QUỲ", "giá", "huệ", "tuệ", "thuế", "hoàn", "khuỷu", "hòa", "của", "quà", "xoài"]
)
def test_a_tone_that_stands_right_stays(word):
    assert text.normalise_tone(word) == word


@given(vietnamese)
def test_placing_a_tone_twice_changes_nothing_more(written):
    once = text.normalise_tone(written)
    assert text.normalise_tone(once) == once


def in_order(names: list[str]) -> list[str]:
    """As the keys put them, from the order that code points give (never the order of the test)."""
    by_code_point = sorted(names)
    return sorted(by_code_point, key=text.sort_key)


def test_the_alphabet_sorts_as_it_is_taught():
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert in_order(letters) == letters


def test_tones_sort_ngang_huyen_hoi_nga_sac_nang():
    words = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert in_order(words) == words


def test_letters_decide_before_tones_and_a_shorter_name_before_a_longer():
    names = ["An", "Ân", "Bắc Giang", "Bắc Ninh", "Bàn", "Bàn thờ", "Bảo", "Dương", "Đào", "Đạo"]
    assert in_order(names) == [
        "An", "Ân", "Bàn", "Bàn thờ", "Bảo", "Bắc Giang", "Bắc Ninh", "Dương", "Đào", "Đạo",
    ]  # fmt: skip


def test_digits_sort_before_letters():
    assert sorted(["Tổ a", "Tổ 2", "Tổ 10"], key=text.sort_key) == ["Tổ 10", "Tổ 2", "Tổ a"]


def _letters_and_tones(written: str) -> tuple[list[str], list[str]]:
    """The naive reading: take every letter apart by hand."""
    letters, tones = [], []
    for letter in written.lower():
        parts = unicodedata.normalize("NFD", letter)
        tone = [mark for mark in parts if mark in text.TONES[1:]]
        letters.append(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone)))
        tones.append(tone[0] if tone else "")
    return letters, tones


def _naive_comparison(one: str, other: str) -> int:
    order = " -0123456789" + text.ALPHABET
    (letters, tones), (other_letters, other_tones) = _letters_and_tones(one), _letters_and_tones(other)
    mine = [order.index(letter) if letter not in " -" else 0 for letter in letters]
    theirs = [order.index(letter) if letter not in " -" else 0 for letter in other_letters]
    if mine != theirs:
        return -1 if mine < theirs else 1
    ranks, other_ranks = [text.TONES.index(tone) for tone in tones], [text.TONES.index(tone) for tone in other_tones]
    return (ranks > other_ranks) - (ranks < other_ranks)


@given(st.lists(vietnamese.map(text.collapse), max_size=6))
def test_sorting_agrees_with_a_comparison_letter_by_letter(names):
    assert sorted(names, key=text.sort_key) == sorted(names, key=cmp_to_key(_naive_comparison))


@given(st.text(max_size=30))
def test_any_text_at_all_has_keys_a_database_can_store(written):
    assert text.sort_key(written).isdecimal()
    assert "\x00" not in text.search_key(written)

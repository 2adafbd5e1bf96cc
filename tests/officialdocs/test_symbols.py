"""Numbers and symbols of documents."""

import pytest

from gieo.officialdocs.symbols import letter_symbol, numbered, type_symbol

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("type_name", "body", "symbol"),
    [
        ("quyết định", "UBND", "QĐ-UBND"),
        ("THÔNG BÁO", "SKHCN", "TB-SKHCN"),
        ("Tờ trình", "SKHCN", "TTr-SKHCN"),
        ("biên bản", "HĐTC", "BB-HĐTC"),
        ("báo cáo", "SKHCN", "BC-SKHCN"),
        ("kế hoạch", "KHCN", "KH-KHCN"),
        ("hợp đồng", "SKHCN", "HĐ-SKHCN"),
    ],
)
def test_a_named_type_comes_before_its_body(type_name: str, body: str, symbol: str) -> None:
    assert type_symbol(type_name, body) == symbol


def test_a_type_unknown_to_the_annex_is_refused() -> None:
    with pytest.raises(KeyError):
        type_symbol("công văn", "UBND")


def test_a_letter_names_its_body_and_its_division() -> None:
    assert letter_symbol("SKHCN", "QLKH") == "SKHCN-QLKH"
    assert letter_symbol("UBND") == "UBND"


@pytest.mark.parametrize(
    ("number", "written"), [(5, "05/QĐ-UBND"), ("123", "123/QĐ-UBND"), (None, "………/QĐ-UBND"), ("", "………/QĐ-UBND")]
)
def test_numbers_below_ten_are_padded_and_unknown_ones_are_dotted(number: str | int | None, written: str) -> None:
    assert numbered(number, "QĐ-UBND") == written


def test_a_number_may_stand_without_a_symbol() -> None:
    assert numbered(7, "") == "07"

"""What somebody typed, as it is looked for."""

import pytest

from gieo.registry.rules.wording import search_expression

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("Uỷ ban", "'uy' & 'ban'"),
        ("CNSH", "'cnsh'"),
        ("công nghệ sinh học", "'cnsh'"),
        ("vải ' | !", "'vai'"),
        ("R&D", "'r' <-> 'd'"),
        ("giai đoạn 2020", "'giai' & 'doan' & '2020'"),
        ("", ""),
    ],
)
def test_every_word_is_asked_for_under_each_of_its_names(typed: str, expression: str) -> None:
    assert search_expression(typed) == expression


def test_short_forms_with_a_sign_are_asked_for_in_both_spellings() -> None:
    assert search_expression("KH&CN") == search_expression("khoa học và công nghệ") == "('khcn' | 'kh' <-> 'cn')"

"""Files as answers: the type by the name, saved or shown, names in any letters."""

from urllib.parse import quote

import pytest

from gieo.core.answers import saved, shown, streamed
from gieo.kernel import media

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("a.pdf", media.PDF),
        ("a.docx", media.DOCX),
        ("a.xlsx", media.XLSX),
        ("a.zip", media.ZIP),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
    ],
)
def test_the_type_is_that_of_the_suffix(name: str, type_: str) -> None:
    assert saved(b"x", name)["Content-Type"] == type_
    assert saved(b"x", name)["Content-Disposition"] == f'attachment; filename="{name}"'
    assert shown(b"x", name)["Content-Disposition"] == f'inline; filename="{name}"'


def test_a_name_says_only_what_it_says() -> None:
    quoted = saved(b"x", 'a"; filename="b.pdf')["Content-Disposition"]
    assert quoted == 'attachment; filename="a\\"; filename=\\"b.pdf"'
    assert shown(b"x", "quyết định.pdf")["Content-Disposition"] == f"inline; filename*=utf-8''{quote('quyết định.pdf')}"


def test_a_list_is_sent_as_it_is_made() -> None:
    answer = streamed(iter(["a\r\n", "b\r\n"]), "a.csv")
    assert answer.getvalue() == b"a\r\nb\r\n"
    assert answer["Content-Disposition"] == 'attachment; filename="a.csv"'


def test_a_file_of_no_known_kind_has_to_say_what_it_is() -> None:
    with pytest.raises(KeyError):
        saved(b"x", "a.unknown")
    assert saved(b"x", "quy-che-3.odt", media_type="application/x")["Content-Type"] == "application/x"

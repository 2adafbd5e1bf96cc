"""What stands after the question mark is anybody's: no page falls over it, whoever asks."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.portal.addresses import Addresses, signed_in
from tests.portal.matrix import MATRIX
from tests.portal.matrix_shape import FINE

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

SOURCE = Path(__file__).resolve().parents[2] / "src" / "gieo"
ASKED = re.compile(r'(?:GET|query)(?:\.get|\.getlist|)[(\[]"([a-z][a-z_-]*)"')
# A year before the first, a figure that is no number, one no column holds, a place in a list that is none, half of a tag,
# a letter no address of ours holds.
NASTY = ("0000", "²", "9" * 30, "W10", "</script><b>", "ĐX-2026")


def names_asked() -> set[str]:
    """Every name that some page reads from its address."""
    return {name for path in SOURCE.rglob("*.py") for name in ASKED.findall(path.read_text(encoding="utf-8"))}


def test_the_names_are_read_from_the_code() -> None:
    assert {"q", "nam", "tinh", "sau", "truoc", "trang-thai"} <= names_asked()


@pytest.mark.parametrize("value", NASTY, ids=ascii)
def test_no_page_falls_over_a_question(world: Addresses, value: str) -> None:
    officer = signed_in("science_officer")
    officer.raise_request_exception = False
    question = dict.fromkeys(sorted(names_asked()), value)
    fallen = []
    for name, expected in MATRIX.items():
        if expected.status("science_officer") == FINE:
            answer = officer.get(world.of(name), question)
            answer.getvalue()
            if answer.status_code >= 500 or ("<b>" in value and value.encode() in answer.getvalue()):
                fallen.append(f"{name}: {answer.status_code}")
    assert fallen == []


def test_a_text_with_a_nul_is_refused_wherever_it_stands(world: Addresses) -> None:
    officer = signed_in("science_officer")
    assert officer.get(reverse("public:search"), {"q": "vải\x00"}).status_code == 400
    assert officer.get("/nhiem-vu/LS%00").status_code == 400
    assert officer.post(reverse("registry:imports"), {"source": "Danh mục\x00"}).status_code == 400


@pytest.mark.parametrize(
    ("typed", "sought"), [("ĐX/2026-1", "/di-den-dau/DX2026-1"), ("ls-đx-2026-0001", "/di-den-dau/LS-DX-2026-0001")]
)
def test_a_number_may_be_typed_with_marks(typed: str, sought: str) -> None:
    assert Client().get(reverse("lifecycle:look-up"), {"so": typed})["Location"] == sought

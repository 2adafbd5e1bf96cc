"""Paper, margins and type are read off a PDF as they are on it."""

from pathlib import Path

import pytest
import typst

from gieo.officialdocs import library, render_pdf
from gieo.officialdocs.page_looks import PageLook, look_at

pytestmark = pytest.mark.unit

TEXT = "Noi dung can lam ro ve vung nguyen lieu va thi truong. " * 60
A4 = '#set page("a4", margin: (left: 30mm, right: 15mm, top: 20mm, bottom: 20mm), numbering: "1")\n#set text(size: 14pt)\n'


@pytest.fixture
def looks(tmp_path: Path):
    def look(markup: str) -> list[PageLook]:
        path = tmp_path / "a.pdf"
        path.write_bytes(typst.compile(markup.encode()))
        return look_at(path)

    return look


def near(found: float, wanted: float) -> bool:
    return abs(found - wanted) < 1.5


def test_margins_are_those_of_the_text_and_not_of_the_number_of_the_page(looks) -> None:
    (first, *_rest) = looks(A4 + TEXT)
    assert (first.width_mm, first.height_mm, first.is_picture) == (210.0, 297.0, False)
    assert near(first.margins["left"], 30)
    assert near(first.margins["right"], 15)
    assert near(first.margins["top"], 20)
    assert near(first.margins["bottom"], 20)
    assert max(first.sizes, key=lambda size: first.sizes[size]) == 14.0


@pytest.mark.parametrize(
    ("setting", "size"),
    [
        ("#set text(size: 11pt)\n", 11.0),
        ("#set text(size: 7pt)\n#show par: it => scale(200%, reflow: true, it)\n", 14.0),
    ],
)
def test_the_size_is_that_which_is_drawn_however_it_was_set(looks, setting: str, size: float) -> None:
    (page, *_rest) = looks('#set page("a4", margin: 20mm)\n' + setting + TEXT[:200])
    assert max(page.sizes, key=lambda each: page.sizes[each]) == size


def test_an_empty_page_is_no_page_and_a_scan_says_what_it_is(looks, tmp_path: Path) -> None:
    picture = '#page("a4", margin: 0pt, rect(width: 100%, height: 100%, fill: gradient.linear(red, blue)))'
    pages = looks(A4 + TEXT[:300] + '\n#page("a4", numbering: none)[]\n' + picture)
    assert [(page.number, page.is_picture) for page in pages] == [(1, False), (3, True)]
    assert pages[1].margins == {}


def test_the_face_is_named_without_the_mark_of_its_part(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    kind = "proposal_form_lang_son"
    path.write_bytes(render_pdf(kind, library.get(kind).dummy).content)
    assert all(name.startswith("Tinos") for page in look_at(path) for name in page.faces)


def test_what_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 cut off")
    assert look_at(path) == []

"""A received paper as PDF/A beside its original."""

import base64
import io

import pypdfium2
import pytest

from gieo.kernel import media
from gieo.kernel.refusal import Refused
from gieo.officialdocs import OfficialPaper, Paragraph, render_pdf
from gieo.officialdocs.archiving import MOST_PAGES, archive_copy
from gieo.officialdocs.joining import join
from tests.conftest import moment

pytestmark = pytest.mark.unit
AT = moment("2026-11-27 09:00")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def paper() -> bytes:
    sheet = OfficialPaper(subject="Đặt hàng giống hồi", parts=(Paragraph(text="Cần giống hồi cho ba xã"),))
    return render_pdf("sheet", sheet).content


def looks_of(pdf: bytes) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [tuple(round(side) for side in page.get_size()) for page in document]


def darkness(pdf: bytes) -> float:
    """The share of dark dots of the first page, drawn small."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = bytes(document[0].render(scale=1, grayscale=True).buffer)
    return sum(dot < 128 for dot in drawn) / len(drawn)


def test_it_says_that_it_is_pdf_a_and_looks_like_the_original(paper: bytes) -> None:
    copy = archive_copy(paper, media.PDF, title="đặt hàng.pdf", at=AT)
    assert b"<pdfaid:part>2</pdfaid:part>" in copy
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in copy
    assert b"/OutputIntents" in copy or b"OutputIntent" in copy
    assert looks_of(copy) == looks_of(paper)
    assert darkness(copy) == pytest.approx(darkness(paper), abs=0.004)
    assert darkness(copy) > 0.001, "nothing was drawn"


def test_a_picture_gets_a_page(paper: bytes) -> None:
    assert looks_of(archive_copy(PNG, media.PNG, title="anh.png", at=AT)) == [(595, 842)]


@pytest.mark.parametrize(("content", "kind"), [(b"%PDF-1.7 hong", media.PDF), (b"chu", media.TEXT), (b"x", media.PNG)])
def test_what_cannot_be_read_is_refused(content: bytes, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        archive_copy(content, kind, title="x", at=AT)
    assert refused.value.codes == ("unreadable",)


def test_a_page_of_any_size_is_drawn_within_bounds() -> None:
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(14_400, 14_400)
        path = io.BytesIO()
        document.save(path)
    copy = archive_copy(path.getvalue(), media.PDF, title="to.pdf", at=AT)
    assert looks_of(copy) == [(14_400, 14_400)]
    assert len(copy) < 1_000_000


def test_a_long_one_keeps_its_original_alone(paper: bytes) -> None:
    with pytest.raises(Refused) as refused:
        archive_copy(join([paper] * (MOST_PAGES + 1)), media.PDF, title="x", at=AT)
    assert refused.value.codes == ("too_long",)

"""Scanned pages: recognised where Tesseract has Vietnamese data, said plainly where not."""

import io

import pypdfium2
import pytest
import typst

from gieo.orientation.parsing import SourceText, UnreadableSource, ocr, parse, read_source
from tests.orientation.parsing.conftest import CLEAN
from tests.orientation.parsing.versions import as_pdf

pytestmark = pytest.mark.unit

needs_tesseract = pytest.mark.skipif(not ocr.can_recognise(), reason="Tesseract with Vietnamese data is not installed")


def scan(pdf: bytes) -> bytes:
    """Every page as a picture and nothing else."""
    source, book = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    for page in source:
        image = pypdfium2.PdfImage.new(book)
        image.set_bitmap(page.render(scale=3, grayscale=True))
        width, height = page.get_size()
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        sheet = book.new_page(width, height)
        sheet.insert_obj(image)
        sheet.gen_content()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@needs_tesseract
def test_a_scan_is_recognised_and_said_to_be_compared() -> None:
    source = read_source(scan(as_pdf(CLEAN, spacing="1.1em")), "ban-quet.pdf")
    document = parse(source)
    assert source.recognised_pages == (1,)
    assert [len(field.items) for field in document.fields] == [2, 2]
    assert document.document.number == "12/TB-SKHCN"
    (finding,) = [each for each in document.findings if each.code == "recognised_text"]
    assert (finding.severity, finding.lines) == ("warning", [1])


def test_without_the_program_the_reader_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "can_recognise", lambda: False)
    with pytest.raises(UnreadableSource) as refused:
        read_source(scan(as_pdf(CLEAN)), "ban-quet.pdf")
    assert refused.value.code == "no_text_layer"
    assert "Tesseract" in refused.value.message


def test_a_page_nobody_could_read_among_others_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "can_recognise", lambda: False)
    pages = [pypdfium2.PdfDocument(each) for each in (as_pdf(CLEAN), typst.compile(b"#rect(width: 5cm, height: 5cm)"))]
    book = pypdfium2.PdfDocument.new()
    for page in pages:
        book.import_pages(page)
    out = io.BytesIO()
    book.save(out)
    source = read_source(out.getvalue(), "nua-quet.pdf")
    assert source.pages_without_text == (2,)
    assert "page_without_text" in [finding.code for finding in parse(source).findings if finding.severity == "error"]


def test_pages_are_counted_for_a_text_too() -> None:
    source = SourceText(lines=("một", "\fhai"), kind="pdf", sha256="", pages_without_text=(2,))
    assert next(each.lines for each in parse(source).findings if each.code == "page_without_text") == [2]

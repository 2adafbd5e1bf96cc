"""Several papers as one PDF, in their order; what is no PDF and no picture stays a file of its own."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import typst

from gieo.kernel import media
from gieo.officialdocs.printing import taking_turns

PICTURES = {media.PNG: ".png", media.JPEG: ".jpg"}
# A picture alone on an A4 page, as large as it fits, never torn.
_PAGE = '#set page(paper: "a4", margin: 1cm)\n#image("picture{suffix}", width: 100%, height: 100%, fit: "contain")\n'


@taking_turns
def as_pdf(content: bytes, media_type: str) -> bytes | None:
    """A paper as PDF: itself, or a picture on a page; None where it is neither or cannot be read."""
    if media_type in PICTURES:
        return _picture_page(content, PICTURES[media_type])
    return content if media_type == media.PDF and _pages(content) else None


@taking_turns
def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return _pages(pdf)


@taking_turns
def join(pdfs: Sequence[bytes]) -> bytes:
    """All pages of all PDFs, in order."""
    with pypdfium2.PdfDocument.new() as whole, tempfile.TemporaryDirectory() as folder:
        for pdf in pdfs:
            with pypdfium2.PdfDocument(pdf) as part:
                whole.import_pages(part)
        path = Path(folder) / "whole.pdf"
        whole.save(path)
        return path.read_bytes()


def _pages(pdf: bytes) -> int:
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def _picture_page(content: bytes, suffix: str) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"picture{suffix}").write_bytes(content)
        markup = Path(folder) / "page.typ"
        markup.write_text(_PAGE.format(suffix=suffix), encoding="utf-8")
        try:
            return bytes(typst.compile(str(markup), root=folder, format="pdf"))
        except typst.TypstError:
            return None

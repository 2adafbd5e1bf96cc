"""Papers read back: pages, fonts, the lines of a Word file."""

import io
from typing import Any

import docx
import pypdfium2
from docx.oxml.ns import qn
from pypdfium2 import raw

OURS = {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def pages_of(pdf: bytes) -> list[str]:
    """Each page on one line, with PDFium's sign for a hyphen at a line's end put right."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().replace("\x02", "-").split()) for page in document]


def fonts_of(pdf: bytes) -> set[tuple[str, bool]]:
    """The name of each font without the mark of its subset, and whether it is in the file."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [text for page in document for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
        fonts = [text.get_font() for text in texts]
        return {(font.get_base_name().rpartition("+")[2], font.is_embedded) for font in fonts}


def word_file(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def lines_of(document: Any) -> list[str]:
    """Every paragraph, those in tables too."""
    paragraphs = document.element.iter(qn("w:p"))
    return ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in paragraphs]


def without_breaks(text: str) -> str:
    return "".join(text.split())

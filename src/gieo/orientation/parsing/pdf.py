"""The text layer of a PDF, page by page: lines as they were written, blank lines where the page leaves room.

What the page shows by room alone (a wider gap, a first line set in) becomes a blank line, since nothing else of it
would be left in a text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from gieo.orientation.parsing import ocr
from gieo.orientation.parsing.pages import ReadText
from gieo.orientation.parsing.pdf_tables import Grid, grids_of
from gieo.orientation.parsing.unreadable import UnreadableSource

_ONE_AT_A_TIME = Lock()  # PDFium keeps its state in globals
_BROKEN_HYPHENS = ("\ufffe", "\x02")  # how PDFium writes a hyphen at the end of a line
FEWEST_LETTERS = 12
MOST_PAGES = 300  # no notice, directive or plan with its annexes comes near
WIDER = 1.15  # times the usual distance of two lines: room that parts two paragraphs
SET_IN = (12.0, 72.0)  # points: a first line set in; what stands further right is centred or another column


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of a page with the left end and the foot of its first letter, in points."""

    text: str
    left: float
    foot: float


def read_pdf(content: bytes) -> ReadText:
    """The text of every page; pages that are pictures are recognised where the machine can.

    Raises:
        UnreadableSource: damaged, under a password, or of far too many pages.
    """
    with _ONE_AT_A_TIME:
        document = _open(content)
        try:
            pages = [_page_text(document, number) for number in range(len(document))]
            pictures = [number for number, text in enumerate(pages) if not has_words(text)]
            texts = ocr.recognise(document, pictures) if pictures and ocr.can_recognise() else {}
        finally:
            document.close()
    return ReadText([texts.get(at, text) for at, text in enumerate(pages)], tuple(at + 1 for at in sorted(texts)))


def has_words(page: str) -> bool:
    """A page says something, beside its number or the stamp that a scanner prints on it."""
    return sum(letter.isalpha() for letter in page) >= FEWEST_LETTERS


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource("damaged", "Tệp PDF bị hỏng hoặc có mật khẩu. Hãy xuất lại tệp.") from error
    if len(document) > MOST_PAGES:
        pages = len(document)
        document.close()
        message = f"Tệp PDF có {pages} trang, nhiều hơn {MOST_PAGES} trang đọc được. Hãy tách riêng văn bản cần nhập."
        raise UnreadableSource("too_long", message)
    return document


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    sheet = page.get_textpage()
    text = "\n".join(_written(sheet, _lines(sheet), grids_of(page)))
    sheet.close()
    page.close()
    return text


def _lines(sheet: pypdfium2.PdfTextPage) -> list[_Placed]:
    """The lines in the order in which they were written."""
    text: str = sheet.get_text_range()
    for broken in _BROKEN_HYPHENS:
        text = text.replace(broken, "-")
    found, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            left, foot = _place(sheet, at + len(line) - len(line.lstrip()))
            found.append(_Placed(bare, left, foot))
        at += len(line) + 1
    return found


def _place(sheet: pypdfium2.PdfTextPage, at: int) -> tuple[float, float]:
    """The left end and the baseline of a letter."""
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(sheet, at)
    x, y = pdfium.c_double(), pdfium.c_double()
    pdfium.FPDFText_GetCharOrigin(sheet, max(index, 0), x, y)
    return x.value, y.value


def _written(sheet: pypdfium2.PdfTextPage, lines: Sequence[_Placed], grids: Sequence[Grid]) -> Iterator[str]:
    """Running lines, and a table row by row where its first word stands."""
    usual, margin = _usual(lines)
    told: set[int] = set()
    before: _Placed | None = None
    for line in lines:
        inside = next((at for at, grid in enumerate(grids) if grid.bottom <= line.foot <= grid.top), None)
        if inside is None:
            if before and _parts(before, line, usual, margin):
                yield ""
            yield line.text
            before = line
        elif inside not in told:
            told.add(inside)
            yield from grids[inside].texts(sheet)
            before = None


def _usual(lines: Sequence[_Placed]) -> tuple[float, float]:
    """The distance of two lines of one paragraph, and the left margin."""
    steps = sorted(before.foot - line.foot for before, line in pairwise(lines) if before.foot > line.foot)
    margin = min((line.left for line in lines), default=0.0)
    return (steps[len(steps) // 3] if steps else 0.0), margin


def _parts(before: _Placed, line: _Placed, usual: float, margin: float) -> bool:
    """The page leaves room before the line, goes on higher up, or sets it in after one at the margin."""
    step = before.foot - line.foot
    near, far = SET_IN
    set_in = before.left - margin < near <= line.left - margin <= far
    return step > WIDER * usual or step < -usual or set_in

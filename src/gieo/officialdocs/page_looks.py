"""How the pages of a PDF look: paper, margins, faces and sizes of type. Read off the file; nothing is judged here."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from gieo.officialdocs.printing import taking_turns

MM = 25.4 / 72  # of a point
MOST_PAGES = 40  # looked at one by one; what is longer is too long for anything that is asked of a form
MOST_LETTERS = 12_000  # of a page
EACH = 5  # letter whose type is asked for
FEWEST_LETTERS = 20  # fewer are a stamp or a number, no text
PICTURE_SHARE = 0.7  # of a page under one picture: a scan, whatever text lies behind it
NEW_LINE = 0.6  # of the height of a letter
PAGE_NUMBER = re.compile(r"[-–—]?(?:trang)?\d{1,4}(?:/\d{1,4})?[-–—]?", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
LONGEST_NAME = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """One page.

    Attributes:
        margins: by side (left, right, top, bottom) in mm, of the text without the number of the page; empty where there
            is no text to measure.
        faces: letters by the name of their face, of a sample.
        sizes: letters by their size in points, of a sample.
        is_picture: a scan, of which only paper and number can be told.
    """

    number: int
    width_mm: float
    height_mm: float
    margins: Mapping[str, float] = field(default_factory=dict)
    faces: Mapping[str, int] = field(default_factory=dict)
    sizes: Mapping[float, int] = field(default_factory=dict)
    is_picture: bool = False


@dataclass(slots=True)
class _Line:
    left: float
    bottom: float
    right: float
    top: float
    text: str = ""


@taking_turns
def look_at(path: Path) -> list[PageLook]:
    """Every page with something on it, under its own number; none where the file cannot be read."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            return [look for at in range(len(document)) if (look := _look(document, at)) is not None]
    except pypdfium2.PdfiumError:
        return []


def _look(document: Any, at: int) -> PageLook | None:
    page = document[at]
    try:
        width, height = (length * MM for length in page.get_size())
        seen = {"number": at + 1, "width_mm": round(width, 1), "height_mm": round(height, 1)}
        if at >= MOST_PAGES:
            return PageLook(**seen, is_picture=True)
        if not pdfium.FPDFPage_CountObjects(page.raw):
            return None
        if _is_under_a_picture(page):
            return PageLook(**seen, is_picture=True)
        return _measured(page, seen)
    finally:
        page.close()


def _is_under_a_picture(page: Any) -> bool:
    left, bottom, right, top = page.get_cropbox()
    whole = abs((right - left) * (top - bottom)) or 1
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        x0, y0, x1, y1 = picture.get_bounds()
        if abs((x1 - x0) * (y1 - y0)) > PICTURE_SHARE * whole:
            return True
    return False


def _measured(page: Any, seen: Mapping[str, Any]) -> PageLook:
    text = page.get_textpage()
    try:
        letters = list(_letters(text.raw))
        if len(letters) < FEWEST_LETTERS:
            return PageLook(**seen, is_picture=True)
        sample = [at for at, _letter, _box in letters[::EACH]]
        return PageLook(
            **seen,
            margins={} if page.get_rotation() else _margins(letters, page.get_cropbox()),
            faces=Counter(_face(text.raw, at) for at in sample),
            sizes=Counter(_size(text.raw, at) for at in sample),
        )
    finally:
        text.close()


Letter = tuple[int, str, tuple[float, float, float, float]]


def _letters(text: Any) -> Iterator[Letter]:
    """What leaves ink: its place in the text, itself, its box (left, bottom, right, top)."""
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    for at in range(min(pdfium.FPDFText_CountChars(text), MOST_LETTERS)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, at))
        if not letter.isprintable() or letter.isspace():
            continue
        if pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            yield at, letter, (left.value, bottom.value, right.value, top.value)


def _margins(letters: list[Letter], box: tuple[float, float, float, float]) -> dict[str, float]:
    lines = [line for line in _lines(letters) if not PAGE_NUMBER.fullmatch(line.text)]
    if not lines:
        return {}
    left, bottom, right, top = box
    return {
        "left": round((min(line.left for line in lines) - left) * MM, 1),
        "right": round((right - max(line.right for line in lines)) * MM, 1),
        "top": round((top - max(line.top for line in lines)) * MM, 1),
        "bottom": round((min(line.bottom for line in lines) - bottom) * MM, 1),
    }


def _lines(letters: list[Letter]) -> Iterator[_Line]:
    line: _Line | None = None
    for _at, letter, (left, bottom, right, top) in letters:
        middle, height = (bottom + top) / 2, max(top - bottom, 1)
        if line and line.bottom - NEW_LINE * height <= middle <= line.top + NEW_LINE * height:
            line.left, line.bottom = min(line.left, left), min(line.bottom, bottom)
            line.right, line.top = max(line.right, right), max(line.top, top)
            line.text += letter
            continue
        if line:
            yield line
        line = _Line(left, bottom, right, top, letter)
    if line:
        yield line


def _face(text: Any, at: int) -> str:
    name = ctypes.create_string_buffer(LONGEST_NAME)
    length = pdfium.FPDFText_GetFontInfo(text, at, name, LONGEST_NAME, None)
    return SUBSET.sub("", name.value.decode("utf-8", "replace")) if 0 < length <= LONGEST_NAME else ""


def _size(text: Any, at: int) -> float:
    """As it is drawn: many programs set type of one point and stretch it."""
    matrix = pdfium.FS_MATRIX()
    stretched = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(text, at, matrix) else 1
    return round(float(pdfium.FPDFText_GetFontSize(text, at)) * (stretched or 1) * 2) / 2

"""Tables of a PDF page, found by their rules: the lines that part the cells."""

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from gieo.kernel.text import collapse

NEAR = 2.0  # points: two strokes of one line, a rectangle thin enough to be one
SHORTEST = 6.0  # points: a shorter stroke belongs to a letter or a seal
FEWEST_COLUMNS = 3  # two columns lay out a letterhead or a signature
FEWEST_ROWS = 2
MOST_OBJECTS = 20_000  # a page of a map or a drawing has more; it holds no table of ours


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke along one axis: at `at` from `start` to `end`, in points of the page."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: from `top` down to `bottom`, with the borders of its cells from left to right."""

    top: float
    bottom: float
    borders: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows from above, and all borders of its columns."""

    rows: tuple[Row, ...]
    borders: tuple[float, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.rows[0].top

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.rows[-1].bottom

    def texts(self, sheet: pypdfium2.PdfTextPage) -> list[str]:
        """Every row as its cells with tabs between; a cell over several columns is followed by empty ones."""
        return ["\t".join(self._cells(sheet, row)) for row in self.rows]

    def _cells(self, sheet: pypdfium2.PdfTextPage, row: Row) -> list[str]:
        cells = [""] * (len(self.borders) - 1)
        for left, right in zip(row.borders, row.borders[1:], strict=False):
            cells[self._column(left)] = collapse(
                sheet.get_text_bounded(left=left, bottom=row.bottom, right=right, top=row.top)
                .replace("\ufffe", "-")
                .replace("\x02", "-")
            )
        return cells

    def _column(self, left: float) -> int:
        return min(range(len(self.borders) - 1), key=lambda at: abs(self.borders[at] - left))


def grids_of(page: pypdfium2.PdfPage) -> list[Grid]:
    """The tables of a page from above; none where nothing is ruled, or where far too much is drawn."""
    level, upright = _strokes(page)
    if len(upright) < FEWEST_COLUMNS or not level:
        return []
    heights = _merged(stroke.at for stroke in level)
    grids: list[Grid] = []
    rows: list[Row] = []
    for top, bottom in zip(heights[::-1], heights[::-1][1:], strict=False):
        borders = _merged(stroke.at for stroke in upright if stroke.start <= bottom + NEAR and stroke.end >= top - NEAR)
        if len(borders) > 1 and (not rows or _meets(rows[-1], borders)):
            rows.append(Row(top, bottom, tuple(borders)))
            continue
        _close(rows, grids)
        rows = [Row(top, bottom, tuple(borders))] if len(borders) > 1 else []
    _close(rows, grids)
    return grids


def _meets(row: Row, borders: Sequence[float]) -> bool:
    """The row below begins and ends where the row above does."""
    return abs(row.borders[0] - borders[0]) <= NEAR and abs(row.borders[-1] - borders[-1]) <= NEAR


def _close(rows: list[Row], grids: list[Grid]) -> None:
    columns = _merged(border for row in rows for border in row.borders)
    if len(rows) >= FEWEST_ROWS and len(columns) > FEWEST_COLUMNS:
        grids.append(Grid(tuple(rows), tuple(columns)))


def _merged(places: Iterable[float]) -> list[float]:
    """Places in order, those that lie on one another as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


# ---------------------------------------------------------------- strokes


def _strokes(page: pypdfium2.PdfPage) -> tuple[list[Stroke], list[Stroke]]:
    """Level and upright strokes of every path of the page; uprights that touch are one."""
    level: list[Stroke] = []
    upright: list[Stroke] = []
    if pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        return [], []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        matrix = item.get_matrix()
        points: list[tuple[float, float]] = []
        for at in range(pdfium.FPDFPath_CountSegments(item)):
            x, y, moves = _point(pdfium.FPDFPath_GetPathSegment(item, at))
            here = matrix.on_point(x, y)
            if moves:
                points = [here]
                continue
            _take(points[-1] if points else here, here, level, upright)
            points.append(here)
        if len(points) > 2:  # noqa: PLR2004  (a closed shape goes back to its first point)
            _take(points[-1], points[0], level, upright)
    return level, _chained(upright)


def _point(segment: object) -> tuple[float, float, bool]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value, pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO


def _take(start: tuple[float, float], end: tuple[float, float], level: list[Stroke], upright: list[Stroke]) -> None:
    (x1, y1), (x2, y2) = start, end
    if abs(y1 - y2) <= NEAR / 2 and abs(x1 - x2) >= SHORTEST:
        level.append(Stroke((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
    elif abs(x1 - x2) <= NEAR / 2 and abs(y1 - y2) >= SHORTEST:
        upright.append(Stroke((x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def _chained(strokes: list[Stroke]) -> list[Stroke]:
    """Strokes of one border that touch, as one: Word draws every cell by itself."""
    found: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda each: (round(each.at), each.start)):
        last = found[-1] if found else None
        if last and abs(last.at - stroke.at) <= NEAR and stroke.start <= last.end + NEAR:
            found[-1] = Stroke(last.at, last.start, max(last.end, stroke.end))
        else:
            found.append(stroke)
    return found

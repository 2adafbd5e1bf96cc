"""Tables on paper: how wide each column is, how large the letters are; the same in PDF and in Word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from gieo.officialdocs.official_paper import Cell, Table
from gieo.officialdocs.wording import missing, written_figure

UPRIGHT, SIDEWAYS = 165.0, 252.0  # the page between its margins, mm
# Letters in points, by the number of columns that are still told apart in them.
SIZES = ((6, 13), (9, 12))
SMALLEST = 11
MM_PER_POINT = 25.4 / 72
LETTER = 0.5  # an average letter, in parts of its size
BOLD = 1.25  # letters of a heading are wider
INSET = 4.0  # both sides of a cell, mm
LONGEST_WORD = 14  # letters that a column holds unbroken; a longer run breaks
LONGEST_FIGURE = 24  # signs of a number, a day, an instant that are never broken: 999.999.999.999.999
LONG_TEXT = 200  # letters from which a column gets no wider for more of them
TALL = 15  # lines of a row that is kept on one page; a taller one may be split
SHORT_TABLE, LAST_ROWS = (
    9,
    3,
)  # lines of a table that is kept whole; rows of a longer one that go to the next page together
SHORT_MARK = 4  # letters of an ordinal, a rank, a tick: set in the middle
NOTHING = "Không có"
NARROW = frozenset("0123456789.,:;/-()")
POINTS, HALF, CAPITAL = frozenset(".,:;/-()"), 0.7, 1.4  # narrower and wider than a digit, in parts of one
TIED, SPACE = "\u00a0", re.compile(r"[ \t\n]+")
UNIT = re.compile(r"(?<![^\d.,])(\d[\d.,]*) (?=[^\d\s]{1,3}$)")
DOSSIER = re.compile(r"[^\W\d_]+(-[^\W\d_]+)+-\d{4}-\d+")


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    texts: tuple[str, ...]
    is_numeric: bool

    @property
    def look(self) -> str:
        if self.is_numeric:
            return "figure"
        return "mark" if all(len(text) <= SHORT_MARK for text in self.texts) else "text"

    @property
    def longest_word(self) -> float:
        """In letters; what is longer than a column should hold is broken."""
        heads = (min(len(word) * BOLD, LONGEST_WORD) for word in self.head.split())
        return max((*heads, *map(_unbroken, self.text_words)), default=1)

    @property
    def text_words(self) -> Iterator[str]:
        """Those of its cells."""
        return (word for text in self.texts for word in SPACE.split(text))

    @property
    def longest_line(self) -> float:
        """In letters; a heading is content with two lines."""
        lines = (len(line) for text in self.texts for line in text.splitlines())
        return min(max((len(self.head) * BOLD / 2, *lines)), LONG_TEXT)


def _unbroken(word: str) -> float:
    """The room that a word takes, in letters: a figure stays whole however long it is, an address may be broken.

    The number of a dossier (HS-TX-2025-0002) is broken behind its first part, if at all.
    """
    if (NARROW.issuperset(word) or TIED in word) and len(word) <= LONGEST_FIGURE:
        return _wide(word)
    if DOSSIER.fullmatch(word):
        first, _hyphen, rest = word.partition("-")
        return max(_wide(f"{first}-"), _wide(rest))
    return min(len(word), LONGEST_WORD)


def _wide(word: str) -> float:
    """In letters: points are narrower than digits, capitals wider."""
    return sum(HALF if letter in POINTS else CAPITAL if letter.isupper() else 1.0 for letter in word)


def letter_size(columns: int) -> int:
    """Size in points for a table of so many columns."""
    return next((size for most, size in SIZES if columns <= most), SMALLEST)


def laid_out(table: Table, *, width: float, size: int) -> dict[str, Any]:
    """The table as both engines print it: texts with their looks, widths in mm that fill the paper."""
    rows = [_written(row, table) for row in table.rows or (_nothing(table),)]
    total = _written(table.total, table) if table.total else []
    columns = [
        _Column(head, tuple(row[at] for row in (*rows, total) if row), at in table.numeric)
        for at, head in enumerate(table.columns)
    ]
    em = size * MM_PER_POINT
    widths = _widths(columns, width=width, letter=LETTER * em)

    def cells(texts: Sequence[str]) -> list[dict[str, Any]]:
        return [
            {"text": text, "look": column.look, "long": _may_be_wider(text, room - INSET, em)}
            for text, column, room in zip(texts, columns, widths, strict=True)
        ]

    lines = [_lines(row, widths, LETTER * em) for row in rows]
    return {
        "look": "table",
        "caption": table.caption,
        "widths": widths,
        "columns": cells(table.columns),
        "rows": [{"cells": cells(row), "splits": height > TALL} for row, height in zip(rows, lines, strict=True)],
        "kept": _kept_together(lines),
        "total": cells(total) if total else [],
    }


def _nothing(table: Table) -> Sequence[Cell]:
    """The row of a table without rows: that there is nothing is said, beside the ordinal where there is one."""
    return ("", NOTHING, *[""] * (len(table.columns) - 2)) if len(table.columns) > 1 else (NOTHING,)


def _written(row: Sequence[Cell], table: Table) -> list[str]:
    return [
        missing(head) if cell is None else _tied(written_figure(cell)) if at in table.numeric else str(cell)
        for at, (head, cell) in enumerate(zip(table.columns, row, strict=True))
    ]


def _tied(figure: object) -> str:
    """A figure and its unit stay on one line: 1.250.000 đ."""
    return UNIT.sub(rf"\1{TIED}", str(figure))


def _may_be_wider(text: str, room: float, em: float) -> bool:
    """Whether a word may have to be broken: digits and points are half as wide as the widest letter."""
    return any(em * sum(LETTER if letter in NARROW else 1.0 for letter in word) > room for word in text.split())


def _lines(row: Sequence[str], widths: Sequence[float], letter: float) -> int:
    """How many lines a row is tall, more or less."""
    return max(ceil(len(text) * letter / (width - INSET)) for text, width in zip(row, widths, strict=True))


def _kept_together(lines: Sequence[int]) -> int:
    """How many of the last rows no page break parts from each other and from what follows: all of a short table.

    Of a longer one the last few, so that no page begins with a single row; kept whole it left half a page empty.
    """
    if sum(lines) <= SHORT_TABLE:
        return len(lines)
    last = [at for at in range(1, LAST_ROWS + 1) if sum(lines[-at:]) <= SHORT_TABLE]
    return max(last, default=1 if lines[-1] <= TALL else 0)


def _widths(columns: Sequence[_Column], *, width: float, letter: float) -> list[float]:
    """To each column its longest word; what is left is shared in the way that makes the table shorter.

    In proportion to what each still lacks, columns of long texts get most; in equal shares, a label stays on its line
    beside a long explanation.
    """
    floors = [column.longest_word * letter + INSET for column in columns]
    wants = [column.longest_line * letter + INSET for column in columns]
    lacks = [max(want - least, 0.0) for want, least in zip(wants, floors, strict=True)]
    free = width - sum(floors)
    if free <= 0:
        return [_rounded(least * width / sum(floors)) for least in floors]
    shared = (_in_proportion(lacks, free), _in_equal_shares(lacks, free))
    filled = [[least + given for least, given in zip(floors, way, strict=True)] for way in shared]
    shortest = min(filled, key=lambda widths: _height(columns, widths, letter))
    return [_rounded(each * width / sum(shortest)) for each in shortest]


def _in_proportion(lacks: Sequence[float], free: float) -> list[float]:
    share = min(1.0, free / (sum(lacks) or free))
    return [lack * share for lack in lacks]


def _in_equal_shares(lacks: Sequence[float], free: float) -> list[float]:
    """What lacks little gets it whole, and leaves the rest to the others."""
    given = [0.0] * len(lacks)
    for waiting, at in zip(range(len(lacks), 0, -1), sorted(range(len(lacks)), key=lacks.__getitem__), strict=True):
        given[at] = min(lacks[at], free / waiting)
        free -= given[at]
    return given


def _height(columns: Sequence[_Column], widths: Sequence[float], letter: float) -> int:
    """How many lines the table is tall, more or less."""
    return sum(_lines(row, widths, letter) for row in zip(*(column.texts for column in columns), strict=True))


def _rounded(width: float) -> float:
    """To tenths, downwards: together they never leave the paper."""
    return floor(width * 10) / 10

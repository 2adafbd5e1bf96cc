"""Footnotes stand at the foot of a page, often in the middle of a sentence: they are taken out and kept.

A footnote is known by two things together: a line that begins with a small number, and the same number as a mark
earlier in the text. Either one alone is ordinary text ("15/11 hằng năm", "CO2").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gieo.orientation.parsing.citations import mentions
from gieo.orientation.parsing.document import Basis, Footnote
from gieo.orientation.parsing.labels import Level, label_of
from gieo.orientation.parsing.letters import CAPITAL, LETTER, SMALL
from gieo.orientation.parsing.lines import Layout, Line, joined, span

_TEXT = re.compile(rf"^(?:\[(?P<bracketed>\d{{1,3}})\]\s*|(?P<n>\d{{1,2}})\s*(?=[{CAPITAL}“\"]))(?P<text>.+)$")
# "- 1Ứng dụng", "-10 Nghiên" at the start; "chất lượng1 và", "KH&CN1", "hội nghị[2]" inside
_AT_START = re.compile(rf"^(?P<n>\d{{1,2}})(?P<blank>\s*)(?=[{CAPITAL}][{SMALL}])")
_BULLET_MARK = re.compile(rf"^[-–+•*]?\s*(?P<n>\d{{1,2}})\s*(?=[{CAPITAL}][{SMALL}])")
_INSIDE = re.compile(rf"(?<=[{LETTER}”\")])(?P<n>\d{{1,2}})(?=[\s.,;:)]|$)|\[(?P<bracketed>\d{{1,3}})\]")
LARGEST_GAP = 2  # numbers that a lost footnote may skip


@dataclass
class Footnotes:
    """What was taken out: the footnotes, and the numbers of their lines."""

    notes: list[Footnote] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)

    @property
    def marks(self) -> dict[int, set[int]]:
        """Line → numbers of the footnotes marked on it."""
        found: dict[int, set[int]] = {}
        for note in self.notes:
            found.setdefault(note.marker_line or 0, set()).add(note.n)
        return found


def take_footnotes(lines: Sequence[Line], bases: Sequence[Basis], layout: Layout) -> Footnotes:
    """Every footnote in order; numbers go on through the document, or begin again on a page."""
    found = Footnotes()
    at = 0
    while at < len(lines):
        block = _block(lines, at, found, layout)
        if block:
            found.notes.append(_footnote(block, lines, bases))
            found.lines.update(line.n for line in block)
        at += len(block) or 1
    return found


def _number(line: Line) -> int | None:
    match = _TEXT.match(line.text)
    return int(match["n"] or match["bracketed"]) if match else None


def _block(lines: Sequence[Line], at: int, found: Footnotes, layout: Layout) -> list[Line]:
    """The lines of the footnote that starts here, if one does."""
    n = _number(lines[at])
    last = found.notes[-1].n if found.notes else 0
    if n is None or not (n == 1 or last < n <= last + 1 + LARGEST_GAP):
        return []
    since = found.notes[-1].line if n <= last else 0
    if _mark_line([line for line in lines[:at] if line.n > since], n) is None:
        return []
    end = at + 1
    while end < len(lines) and not _ends(lines[end - 1], lines[end], n, layout):
        end += 1
    return list(lines[at:end])


def _ends(before: Line, line: Line, n: int, layout: Layout) -> bool:
    """The next page, the next footnote, a wider gap, or a label after a closed sentence ends a footnote."""
    label = label_of(line)
    return (
        line.page_top
        or line.after_gap > max(layout.gap, before.after_gap if layout.gap else 0, layout.gap)
        or _number(line) == n + 1
        or (label is not None and (before.ends_sentence or label.level is Level.BULLET))
        or not _runs_on(before, line, layout)
    )


def _runs_on(before: Line, line: Line, layout: Layout) -> bool:
    """A footnote is set smaller than the text, so a line of it is fuller; a short one ends it."""
    return layout.is_full(before, line) or (line.text[:1].islower() and not before.ends_sentence)


def _footnote(block: Sequence[Line], lines: Sequence[Line], bases: Sequence[Basis]) -> Footnote:
    match = _TEXT.match(joined(block))
    text = match["text"] if match else joined(block)
    n = _number(block[0]) or 0
    named = mentions(text)
    document, date = (named[0].number, named[0].date) if named else (None, None)
    return Footnote(
        n=n,
        text=text,
        document=document,
        date=date,
        resolves_to=resolve(document, date, bases),
        line=block[0].n,
        lines=span(block),
        marker_line=_mark_line([line for line in lines if line.n < block[0].n], n),
    )


def resolve(number: str | None, date: str | None, bases: Sequence[Basis]) -> int | None:
    """The ground of the same number and, where both are dated, the same date."""
    for basis in bases:
        if number and basis.number == number and (date is None or basis.date is None or basis.date == date):
            return basis.n
    return None


def _mark_line(lines: Sequence[Line], n: int) -> int | None:
    """The nearest line above that bears the mark."""
    return next((line.n for line in reversed(lines) if n in _marks(line.text)), None)


def _marks(text: str) -> Iterator[int]:
    start = _BULLET_MARK.match(text)
    if start:
        yield int(start["n"])
    for match in _INSIDE.finditer(text):
        yield int(match["n"] or match["bracketed"])


def without_marks(text: str, known: set[int]) -> tuple[str, list[int]]:
    """A text without its footnote marks, and the numbers that stood there.

    A number fused to a capital at the start is a mark even when its footnote is lost; other numbers only when known.
    """
    numbers = []
    start = _AT_START.match(text)
    if start and (int(start["n"]) in known or not start["blank"]):
        numbers.append(int(start["n"]))
        text = text[start.end() :]

    def drop(match: re.Match[str]) -> str:
        n = int(match["n"] or match["bracketed"])
        if n not in known:
            return match.group()
        numbers.append(n)
        return ""

    return _INSIDE.sub(drop, text), numbers

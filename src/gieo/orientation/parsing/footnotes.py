"""Footnotes stand at the foot of a page, often in the middle of a sentence: they are taken out and kept."""

import re
from collections.abc import Sequence

from gieo.orientation.parsing.citations import mentions
from gieo.orientation.parsing.document import Basis, Footnote
from gieo.orientation.parsing.lines import PAGE_NUMBER, Line, joined, span

_TEXT = re.compile(r"^(?P<n>\d{1,2})\s+(?=[A-ZĐÀ-Ỹ])(?P<text>.+)$")
# "- 1Ứng dụng", "-10 Nghiên", or fused to a word inside a line: "chất lượng1 và"
_BULLET_MARKER = re.compile(r"^[-–+•*]?\s*(?P<n>\d{1,2})\s*(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])")
_INNER_MARKER = re.compile(r"(?<=[a-zà-ỹđ”\")])(?P<n>\d{1,2})(?=[\s.,;)]|$)")


def take_footnotes(lines: Sequence[Line], bases: Sequence[Basis]) -> tuple[list[Footnote], set[int]]:
    """The footnotes in order, and the numbers of the lines they take."""
    footnotes: list[Footnote] = []
    taken: set[int] = set()
    at = 0
    while at < len(lines):
        block = _block(lines, at, expected=len(footnotes) + 1)
        if block:
            footnotes.append(_footnote(len(footnotes) + 1, block, lines, bases))
            taken.update(line.n for line in block)
        at += len(block) or 1
    return footnotes, taken


def _block(lines: Sequence[Line], at: int, *, expected: int) -> list[Line]:
    """The lines of the expected footnote if it starts here: its mark stands earlier in the text."""
    match = _TEXT.match(lines[at].text)
    if not match or int(match["n"]) != expected or not _marker_line(lines[:at], expected):
        return []
    end = at + 1
    while end < len(lines) and not _ends_block(lines, at, end, expected):
        end += 1
    return list(lines[at:end])


def _ends_block(lines: Sequence[Line], start: int, end: int, expected: int) -> bool:
    line = lines[end]
    following = _TEXT.match(line.text)
    return (
        line.page_top
        or line.after_gap > max(1, lines[start + 1].after_gap if start + 1 < len(lines) else 1)
        or bool(PAGE_NUMBER.match(line.text))
        or bool(following and int(following["n"]) == expected + 1)
        or (line.is_bullet and lines[end - 1].ends_sentence)
    )


def _footnote(n: int, block: Sequence[Line], lines: Sequence[Line], bases: Sequence[Basis]) -> Footnote:
    match = _TEXT.match(joined(block))
    text = match["text"] if match else joined(block)
    named = mentions(text)
    document, date = (named[0].number, named[0].date) if named else (None, None)
    before = [line for line in lines if line.n < block[0].n]
    return Footnote(
        n=n,
        text=text,
        document=document,
        date=date,
        resolves_to=resolve(document, date, bases),
        line=block[0].n,
        lines=span(block),
        marker_line=_marker_line(before, n),
    )


def resolve(number: str | None, date: str | None, bases: Sequence[Basis]) -> int | None:
    """The ground of the same number and, where both are dated, the same date."""
    for basis in bases:
        if number and basis.number == number and (date is None or basis.date is None or basis.date == date):
            return basis.n
    return None


def _marker_line(lines: Sequence[Line], n: int) -> int | None:
    for line in reversed(lines):
        match = _BULLET_MARKER.match(line.text)
        if match and int(match["n"]) == n:
            return line.n
        if any(int(inner["n"]) == n for inner in _INNER_MARKER.finditer(line.text)):
            return line.n
    return None


def bullet_marker(text: str) -> tuple[int | None, str]:
    """The footnote mark at the start of a bullet's text, and the text without it."""
    match = _BULLET_MARKER.match(text)
    return (int(match["n"]), text[match.end() :]) if match else (None, text)

"""Lines with what can be said of each one by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gieo.kernel.text import collapse

BULLET = re.compile(r"^[-–—+•●▪*](?!\*)\s*(?=\S)")
ROMAN = re.compile(r"^(?:PHẦN\s+|Phần\s+)?(?P<label>[IVX]{1,5})[.)]?[.:)]\s*(?P<title>\S.*)?$")
ARABIC = re.compile(r"^(?P<label>\d{1,2})[.)](?!\d)\s*(?P<title>\S.*)$")
PAGE_NUMBER = re.compile(r"^(?:-\s*)?\d{1,3}(?:\s*-)?$")

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source.

    Attributes:
        n: its number, from 1.
        text: without blanks at the ends, white space collapsed, marks of bold and italics removed.
        indented: it began with blanks.
        after_gap: number of blank lines before it.
        page_top: it stands at the top of a page (form feed, or glued to the line before with a leading blank).
    """

    n: int
    text: str
    raw: str
    indented: bool
    after_gap: int
    page_top: bool

    @property
    def is_bullet(self) -> bool:
        """It begins a bullet."""
        return bool(BULLET.match(self.text)) and not PAGE_NUMBER.match(self.text)

    @property
    def is_capitals(self) -> bool:
        """All its letters are capitals, and there are some."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 2 and all(letter.isupper() for letter in letters)  # noqa: PLR2004  (a roman numeral is no heading)

    @property
    def ends_sentence(self) -> bool:
        """The line closes what it says."""
        return self.text.endswith((".", ";", ":", "!", "?", "./.", "…"))


def number_lines(raw_lines: Sequence[str]) -> list[Line]:
    """The lines that are not blank."""
    return list(_lines(raw_lines))


def _lines(raw_lines: Sequence[str]) -> Iterator[Line]:
    gap, seen = 0, False
    for n, raw in enumerate(raw_lines, start=1):
        text = collapse(raw.replace("**", "").replace("\f", " "))
        if not text:
            gap += 1
            continue
        indented = raw[:1].isspace()
        glued = seen and gap == 0 and indented and not raw.startswith("\t")
        yield Line(n, text, raw, indented, gap, "\f" in raw or glued)
        gap, seen = 0, True


def roman_value(label: str) -> int:
    """IV → 4."""
    values = [_ROMAN_VALUES[letter] for letter in label]
    signed = [-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)]
    return sum(signed)


def joined(lines: Sequence[Line]) -> str:
    """The text of several lines as one."""
    return collapse(" ".join(line.text for line in lines))


def span(lines: Sequence[Line]) -> tuple[int, int]:
    """First and last line number."""
    return lines[0].n, lines[-1].n


_GOES_ON = re.compile(r"^\d{4}\b")


def goes_on(line: Line, before: Line | None) -> bool:
    """A line that begins with a dash but goes on a span of years: "giai đoạn 2021 / - 2025"."""
    rest = BULLET.sub("", line.text, count=1)
    return bool(before and not before.ends_sentence and _GOES_ON.match(rest))

"""Lines with what can be said of each one by itself, and the layout they share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gieo.kernel.text import collapse
from gieo.orientation.parsing.letters import CAPITAL

# Dashes, plus, stars, dots and squares; those of the private area are what Word's symbol fonts leave in a text file.
BULLET = re.compile(
    rf"^(?:[-–—+•●▪■◦○❖✓➢►·\uf02d\uf0b7\uf0a7\uf0d8\uf076\uf0fc]|\*(?!\*)|o(?=\s+[{CAPITAL}]))\s*(?=\S)"
)
PAGE_NUMBER = re.compile(r"^(?:-\s*)?\d{1,3}(?:\s*-)?$|^[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?$")
# Three blanks or a tab part two columns, but not where a number or day was left blank: "Số:      /TB-SKHCN".
COLUMNS = re.compile(r"(?<=\S)(?<!Số:)(?<!ngày)(?<!tháng)(?<!năm)(?:\s{3,}|\t+)(?=\S)")

FULL_SHARE = 0.9  # letters differ in width: a line this full may have been broken for want of room
UNWRAPPED = 130  # no printed line holds so many letters: here every paragraph is one line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source.

    Attributes:
        n: its number, from 1.
        text: without blanks at the ends, white space collapsed, marks of bold removed.
        raw: as it stands in the source.
        after_gap: number of blank lines before it.
        page_top: it stands at the top of a page (form feed, or glued to the line before with a leading blank).
    """

    n: int
    text: str
    raw: str
    after_gap: int = 0
    page_top: bool = False

    @property
    def is_bullet(self) -> bool:
        """It begins a bullet."""
        return bool(BULLET.match(self.text)) and not PAGE_NUMBER.match(self.text)

    @property
    def is_capitals(self) -> bool:
        """All its letters are capitals, and there are more than a numeral has."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 2 and all(letter.isupper() for letter in letters)  # noqa: PLR2004  (III is no heading)

    @property
    def ends_sentence(self) -> bool:
        """The line closes what it says."""
        return self.text.rstrip("”\"')").endswith((".", ";", ":", "!", "?", "…"))

    @property
    def starts_anew(self) -> bool:
        """The line begins as a sentence does."""
        return self.text.lstrip("“\"'(")[:1].isupper()

    @property
    def columns(self) -> list[str]:
        """The texts that stand side by side on the line, told apart by three blanks or a tab."""
        return [collapse(part) for part in COLUMNS.split(self.raw.replace("**", "").strip("\f \t"))]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text is set.

    Attributes:
        width: letters in a full line.
        gap: blank lines between two lines of one paragraph (1 in a double-spaced text).
        is_wrapped: paragraphs are broken over several lines.
    """

    width: int
    gap: int
    is_wrapped: bool

    def is_full(self, line: Line, following: Line) -> bool:
        """The line was broken because the next word had no room left."""
        needed = len(line.text) + 1 + len(following.text.split(None, 1)[0])
        return self.is_wrapped and needed >= FULL_SHARE * self.width

    def parts(self, before: Line, line: Line) -> bool:
        """Two lines that stand one after the other belong to two paragraphs."""
        if not line.starts_anew or not (before.ends_sentence or line.after_gap > self.gap):
            return False
        return line.after_gap > self.gap or not self.is_full(before, line)


def layout_of(lines: Sequence[Line]) -> Layout:
    """The commonest gap, and the width that the fuller half of the lines has; wrapped where those break sentences."""
    gaps = Counter(line.after_gap for line in lines[1:])
    lengths = sorted(len(line.text) for line in lines)
    fuller = lengths[len(lengths) // 2 :] or [0]
    width = fuller[len(fuller) // 2]
    full = [line for line in lines if len(line.text) >= FULL_SHARE * width]
    broken = sum(not line.ends_sentence for line in full) > len(full) / 2
    return Layout(width, min(gaps.most_common(1)[0][0], 1) if gaps else 0, is_wrapped=broken and width < UNWRAPPED)


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
        glued = seen and gap == 0 and raw.startswith((" ", "\xa0"))
        yield Line(n, text, raw, gap, "\f" in raw or glued)
        gap, seen = 0, True


def page_numbers(lines: Sequence[Line], layout: Layout) -> set[int]:
    """Lines that hold nothing but a number of a page: set apart by more room than a line, or at the edge of a page."""
    return {line.n for before, line, after in _neighbours(lines) if _is_page_number(line, before, after, layout)}


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line | None, Line, Line | None]]:
    yield from zip([None, *lines], lines, [*lines[1:], None], strict=False)


def _is_page_number(line: Line, before: Line | None, after: Line | None, layout: Layout) -> bool:
    if not PAGE_NUMBER.match(line.text):
        return False
    at_an_edge = (
        before is None or after is None or line.page_top or after.page_top or _cuts(line, before, after, layout)
    )
    return at_an_edge or line.after_gap > layout.gap or bool(after and after.after_gap > layout.gap)


def _cuts(line: Line, before: Line, after: Line, layout: Layout) -> bool:
    """A number alone in the middle of a sentence: no line of running text holds so little."""
    if not line.text.isdecimal() or not layout.is_wrapped:
        return False
    return after.text[:1].islower() or (layout.is_full(before, after) and not before.ends_sentence)


def joined(lines: Iterable[Line]) -> str:
    """The text of several lines as one."""
    return collapse(" ".join(line.text for line in lines))


def span(lines: Sequence[Line]) -> tuple[int, int]:
    """First and last line number."""
    return lines[0].n, lines[-1].n


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in groups without another line between; blank lines are none."""
    group = list(lines[:1])
    for before, line in pairwise(lines):
        if line.n > before.n + 1 + line.after_gap:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


_YEAR = re.compile(r"^\d{4}\b")


def goes_on(line: Line, before: Line | None, layout: Layout | None = None) -> bool:
    """A line that begins with a dash but goes on the one before: "giai đoạn 2021 / - 2025", "kinh tế / - xã hội"."""
    if before is None or before.ends_sentence or line.text[:1] not in "-–":
        return False
    rest = BULLET.sub("", line.text, count=1)
    full = (layout is not None and layout.is_full(before, line)) or _is_sentence(before)
    return bool(_YEAR.match(rest)) or (full and rest[:1].islower() and not before.text.endswith(","))


_LONG = 50  # letters


def _is_sentence(line: Line) -> bool:
    """A long line of text whose entries begin as sentences do: a small letter behind a dash then begins no entry."""
    rest = BULLET.sub("", line.text, count=1)
    return len(line.text) >= _LONG and (rest == line.text or rest[:1].isupper())


_RULE = set("-–—_*=.… ")


def is_ornament(line: Line) -> bool:
    """Rules, stars and dots that hold no word: "-------", "* * *", "……"."""
    return set(line.text) <= _RULE or not any(letter.isalnum() for letter in line.text)

"""Parts, fields and bullets of the body.

A provincial notice may number its fields 1., 2., III., IV., 5.: a heading is a field when it goes on the fields' count,
a part when it goes on the parts' count, whatever style it is printed in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gieo.kernel.text import fold
from gieo.orientation.parsing.lines import ARABIC, BULLET, ROMAN, Line, goes_on, joined, roman_value

_NOT_FIELDS = (
    "thoi gian",
    "thoi han",
    "ho so",
    "dia chi",
    "noi nhan",
    "to chuc thuc hien",
    "yeu cau",
    "kinh phi",
    "muc tieu",
    "muc dich",
    "giai phap",
)
_FIELDS = ("dinh huong", "linh vuc", "noi dung", "nhiem vu")
_FIELD_TITLE = ("linh vuc",)
NOTE = re.compile(r"^[*(]*\s*(?:Lưu ý|Ghi chú|Chú ý)|^\(")

LARGEST_GAP = 3  # a wrapped line that begins with a larger number is text


@dataclass
class Bulleted:
    """A bullet or note with all its lines."""

    lines: list[Line]
    mark: str = "-"

    @property
    def text(self) -> str:
        """Without the mark."""
        return BULLET.sub("", joined(self.lines), count=1)


@dataclass
class Heading:
    """A part or numbered heading and what stands under it."""

    label: str
    value: int
    title: str
    lines: list[Line]
    style: str
    bullets: list[Bulleted] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)
    children: list["Heading"] = field(default_factory=list)
    follows: int = 0  # value of the heading of its level before it

    @property
    def line(self) -> int:
        """Where it stands."""
        return self.lines[0].n

    def all_bullets(self) -> Iterator[Bulleted]:
        """Its bullets and those of its children."""
        yield from self.bullets
        for child in self.children:
            yield from child.all_bullets()


@dataclass
class Outline:
    """The body."""

    parts: list[Heading] = field(default_factory=list)
    sections: list[Heading] = field(default_factory=list)  # numbered headings outside any part
    loose: list[Line] = field(default_factory=list)


def read_outline(lines: Sequence[Line]) -> Outline:
    """Cut the body into parts, numbered headings, bullets and paragraphs."""
    builder = _Builder()
    at = 0
    while at < len(lines):
        at = builder.take(lines, at)
    return builder.outline


class _Builder:
    def __init__(self) -> None:
        self.outline = Outline()
        self.part: Heading | None = None
        self.child: Heading | None = None
        self.bullet: Bulleted | None = None

    def take(self, lines: Sequence[Line], at: int) -> int:
        """Take the line at an index; returns the index of the next."""
        line = lines[at]
        before = lines[at - 1] if at else None
        heading = self._heading(line, before)
        if heading:
            end = _heading_end(lines, at, heading)
            heading.lines = list(lines[at:end])
            heading.title = _title(heading)
            self._open(heading)
            return end
        if line.is_bullet and not NOTE.match(line.text) and not goes_on(line, before):
            self._start_bullet(line)
        elif self.bullet is not None and not _starts_paragraph(line, before):
            self.bullet.lines.append(line)
        else:
            self.bullet = None
            holder = self.child or self.part
            (holder.paragraphs if holder else self.outline.loose).append(line)
        return at + 1

    def _start_bullet(self, line: Line) -> None:
        self.bullet = Bulleted([line], line.text[0])
        holder = self.child or self.part
        if holder:
            holder.bullets.append(self.bullet)
        else:
            self.outline.loose.append(line)

    def _heading(self, line: Line, before: Line | None) -> Heading | None:
        roman = ROMAN.match(line.text)
        if roman and roman["title"]:
            return Heading(f"{roman['label']}.", roman_value(roman["label"]), roman["title"], [line], "roman")
        arabic = ARABIC.match(line.text)
        if arabic and self._expects(int(arabic["label"]), line, before):
            return Heading(f"{arabic['label']}.", int(arabic["label"]), arabic["title"], [line], "arabic")
        return None

    def _expects(self, value: int, line: Line, before: Line | None) -> bool:
        """A wrapped line may begin with a number: a heading goes on the count or follows a closed sentence."""
        siblings = self._siblings()
        due = siblings[-1].value + 1 if siblings else 1
        closed = before is None or before.ends_sentence or before.is_capitals or not siblings
        title = line.text.split(None, 1)[-1]
        return title[:1].isupper() and (value == due or (closed and (value == 1 or due < value <= due + LARGEST_GAP)))

    def _siblings(self) -> list[Heading]:
        return self.part.children if self.part else self.outline.sections

    def _open(self, heading: Heading) -> None:
        self.bullet = None
        if heading.style == "roman" and not self._is_field(heading):
            heading.follows = self.outline.parts[-1].value if self.outline.parts else 0
            self.outline.parts.append(heading)
            self.part, self.child = heading, None
            return
        siblings = self._siblings()
        heading.follows = siblings[-1].value if siblings else 0
        siblings.append(heading)
        self.child = heading

    def _is_field(self, heading: Heading) -> bool:
        """A roman heading goes on the count of the fields, not of the parts."""
        if self.part is None or not self.part.children or heading.lines[0].is_capitals:
            return False
        next_field = self.part.children[-1].value + 1
        next_part = self.part.value + 1
        if heading.value != next_field:
            return False
        return heading.value != next_part or _alike(heading.title, self.part.children)


def _alike(title: str, siblings: Sequence[Heading]) -> bool:
    """The title opens with the word all its siblings open with."""
    first = fold(title).split()[:1]
    return all(fold(sibling.title).split()[:1] == first for sibling in siblings)


def _starts_paragraph(line: Line, before: Line | None) -> bool:
    """A note or a new paragraph after a closed bullet: capital, the line before ended a sentence and was short of a wrap."""
    if NOTE.match(line.text):
        return True
    if before is None or not before.text.endswith((".", ":", "./.")) or not line.text[:1].isupper():
        return False
    return line.after_gap > before.after_gap + 1 or line.text.startswith(("Căn cứ nội dung", "Trên đây", "Yêu cầu các"))


def _heading_end(lines: Sequence[Line], at: int, heading: Heading) -> int:
    """A heading in capitals, or one that ends without a stop, may wrap."""
    end = at + 1
    while end < len(lines) and end - at < 4:  # noqa: PLR2004  (no heading has five lines)
        line = lines[end]
        if line.is_bullet or ROMAN.match(line.text) or ARABIC.match(line.text) or line.page_top:
            break
        capitals = lines[at].is_capitals and line.is_capitals
        wraps = heading.style == "arabic" and not lines[end - 1].ends_sentence and line.text[:1].islower()
        if not capitals and not wraps:
            break
        end += 1
    return end


def _title(heading: Heading) -> str:
    text = joined(heading.lines)
    return text.split(None, 1)[1] if " " in text else text


def fields_part(outline: Outline) -> Heading | None:
    """The part that holds the fields: numbered headings with bullets under a title that announces contents."""
    candidates = [part for part in outline.parts if any(child.bullets for child in part.children)]
    scored = [(_score(part), -at, part) for at, part in enumerate(candidates)]
    best = max(scored, default=None, key=lambda entry: entry[:2])
    return best[2] if best and best[0] > 0 else None


def _score(part: Heading) -> int:
    title = fold(part.title)
    if any(word in title for word in _NOT_FIELDS) and not any(word in title for word in _FIELDS[:2]):
        return 0
    bullets = sum(len(child.bullets) for child in part.children)
    named = sum(any(word in fold(child.title) for word in _FIELD_TITLE) for child in part.children)
    return bullets + 5 * named + (20 if any(word in title for word in _FIELDS) else 0)

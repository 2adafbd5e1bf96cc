"""The grounds between title and body, and the sentence that enacts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gieo.kernel.text import normalise_tone
from gieo.orientation.parsing.citations import mentions
from gieo.orientation.parsing.document import Basis, Cited
from gieo.orientation.parsing.head import BASIS_START, ENACTING, ENACTS
from gieo.orientation.parsing.labels import Level, label_of
from gieo.orientation.parsing.lines import BULLET, Layout, Line, goes_on, joined, span

_BULLETED = re.compile(
    r"^(?:Căn cứ|Theo|Thực hiện)\s+(?:Luật|Nghị|Quyết|Thông tư|Chỉ thị|Kế hoạch|Chương trình|Công văn|Đề án)"
)


@dataclass
class Grounds:
    """What was found.

    Attributes:
        bases: the grounds in order.
        enacting: the sentence that enacts, up to the first part.
        end: index of the first line after both.
        region: all lines between title and body.
    """

    bases: list[Basis]
    enacting: list[Line]
    end: int
    region: list[Line]

    @property
    def enacting_paragraph(self) -> list[Line]:
        """The enacting sentence, or the whole region when it stands inside a ground."""
        return self.enacting or self.region


def read_grounds(lines: Sequence[Line], start: int, layout: Layout) -> Grounds:
    """Read from the title on."""
    stop = _body_index(lines, start, layout)
    region = list(lines[start:stop])
    enacts = _enacting_index(region, layout)
    paragraphs = _paragraphs(region[:enacts], layout)
    bases = [_basis(n, paragraph) for n, paragraph in enumerate(paragraphs, start=1)]
    return Grounds(bases, region[enacts:], stop, region)


def _body_index(lines: Sequence[Line], start: int, layout: Layout) -> int:
    """The first part, numbered section or bullet after the title that is no ground."""
    for at in range(start, len(lines)):
        line, before = lines[at], lines[at - 1] if at else None
        if line.text.startswith("Nơi nhận") or _opens_body(line, before, layout):
            return at
    return len(lines)


def _opens_body(line: Line, before: Line | None, layout: Layout) -> bool:
    label = label_of(line)
    if label is None or goes_on(line, before, layout):
        return False
    if label.level is Level.BULLET:
        return not _BULLETED.match(label.rest)
    return label.value == 1 and (label.rest[:1].isupper() or (label.level is Level.PART and not label.rest))


def _ground_text(line: Line) -> str:
    """Grounds may be printed as bullets."""
    return BULLET.sub("", line.text, count=1)


def _starts_ground(line: Line, before: Line | None, layout: Layout) -> bool:
    """A ground begins where the line before ended one; a wrapped line may begin with the same words."""
    if not BASIS_START.match(_ground_text(line)):
        return False
    return before is None or before.text.endswith((";", ".", ",", ":")) or not layout.is_full(before, line)


def _enacting_index(region: Sequence[Line], layout: Layout) -> int:
    """The last line that names a body and does something, with no ground after it; none: the end of the grounds."""
    starts = [at for at, line in enumerate(region) if _starts_ground(line, region[at - 1] if at else None, layout)]
    if not starts:
        return 0
    for at in range(len(region) - 1, starts[-1], -1):
        before = region[at - 1].text
        closed = before.endswith((",", ";", ".", ":")) or not ENACTS.search(before)
        if ENACTING.match(normalise_tone(region[at].text)) and ENACTS.search(joined(region[at:])) and closed:
            return at
    return len(region)


def _paragraphs(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    for at, line in enumerate(lines):
        if _starts_ground(line, lines[at - 1] if at else None, layout):
            paragraphs.append([line])
        elif paragraphs:
            paragraphs[-1].append(line)
    return paragraphs


def _basis(n: int, lines: Sequence[Line]) -> Basis:
    text = BULLET.sub("", joined(lines), count=1)
    start = BASIS_START.match(text)
    found = mentions(text)
    return Basis(
        n=n,
        keyword=start["keyword"] if start else "",
        number=found[0].number if found else None,
        date=found[0].date if found else None,
        text=text,
        lines=span(lines),
        nested=[Cited(number=each.number, date=each.date) for each in found[1:]],
    )

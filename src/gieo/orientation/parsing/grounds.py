"""The grounds between title and body, and the sentence that enacts."""

from collections.abc import Sequence
from dataclasses import dataclass

from gieo.orientation.parsing.citations import mentions
from gieo.orientation.parsing.document import Basis, Cited
from gieo.orientation.parsing.head import BASIS_START, ENACTING, ENACTS
from gieo.orientation.parsing.lines import ARABIC, ROMAN, Line, goes_on, joined, span


@dataclass
class Grounds:
    """What was found.

    Attributes:
        bases: the grounds in order.
        enacting: the sentence that enacts, up to the first part.
        end: index of the first line after both.
    """

    bases: list[Basis]
    enacting: list[Line]
    end: int
    region: list[Line]

    @property
    def enacting_paragraph(self) -> list[Line]:
        """The enacting sentence, or the whole region when it stands inside a ground."""
        return self.enacting or self.region


def read_grounds(lines: Sequence[Line], start: int) -> Grounds:
    """Read from the title on."""
    stop = _body_index(lines, start)
    region = lines[start:stop]
    enacts = _enacting_index(region)
    paragraphs = _paragraphs(region[:enacts])
    bases = [_basis(n, paragraph) for n, paragraph in enumerate(paragraphs, start=1)]
    return Grounds(bases, list(region[enacts:]), stop, list(region))


def _body_index(lines: Sequence[Line], start: int) -> int:
    """The first part, numbered section or bullet after the title."""
    for at in range(start, len(lines)):
        text, before = lines[at].text, lines[at - 1] if at else None
        bullet = lines[at].is_bullet and not goes_on(lines[at], before)
        if ROMAN.match(text) or ARABIC.match(text) or bullet or text.startswith("Nơi nhận"):
            return at
    return len(lines)


def _enacting_index(region: Sequence[Line]) -> int:
    """The last line that names a body and does something, with no ground after it; none: the end of the grounds."""
    last_ground = max((at for at, line in enumerate(region) if BASIS_START.match(line.text)), default=-1)
    if last_ground < 0:
        return 0
    for at in range(len(region) - 1, last_ground, -1):
        closed = (
            region[at - 1].ends_sentence or region[at - 1].text.endswith(",") or not ENACTS.search(region[at - 1].text)
        )
        if ENACTING.match(region[at].text) and ENACTS.search(joined(region[at:])) and closed:
            return at
    return len(region)


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    for line in lines:
        if BASIS_START.match(line.text):
            paragraphs.append([line])
        elif paragraphs:
            paragraphs[-1].append(line)
    return paragraphs


def _basis(n: int, lines: Sequence[Line]) -> Basis:
    text = joined(lines)
    start = BASIS_START.match(text)
    keyword = start[1] if start else ""
    found = mentions(text)
    return Basis(
        n=n,
        keyword=keyword,
        number=found[0].number if found else None,
        date=found[0].date if found else None,
        text=text,
        lines=span(lines),
        nested=[Cited(number=each.number, date=each.date) for each in found[1:]],
    )

"""Faults of numbering: broken style, doubled numbers, wrong order."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.labels import Level
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.reading import Reading


def style_break(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """Headings of one level printed in two styles."""
    styles = {heading.style for heading in reading.fields}
    if len(styles) > 1:
        labels = ", ".join(heading.label for heading in reading.fields)
        message = f"Các lĩnh vực đánh số không cùng kiểu: {labels}"
        lines = [heading.line for heading in reading.fields]
        yield Finding(code="numbering_style_break", severity="error", lines=lines, message=message)


def duplicate_number(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """The same roman label names two things, or two of one level bear one number."""
    places: dict[str, list[int]] = defaultdict(list)
    for heading in _roman(reading):
        places[heading.label].append(heading.line)
    for siblings in _levels(reading):
        for value in {heading.value for heading in siblings}:
            lines = [heading.line for heading in siblings if heading.value == value]
            label = next(heading.label for heading in siblings if heading.value == value)
            places[label] += lines if len(lines) > 1 else []
    for label, lines in places.items():
        if len(set(lines)) > 1:
            message = f"Số “{label}” dùng cho {len(set(lines))} mục."
            yield Finding(code="duplicate_number", severity="error", lines=sorted(set(lines)), message=message)


def out_of_order(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A heading printed after one with a greater number of its style, or with a gap before it."""
    printed = _roman(reading)
    for before, heading in pairwise(printed):
        if 1 < heading.value < before.value and heading.level is not before.level:
            larger = [each.line for each in printed if each.line < heading.line and each.value >= heading.value]
            message = f"Mục “{heading.label}” đứng sau mục “{before.label}”."
            yield Finding(code="out_of_order", severity="error", lines=[*larger, heading.line], message=message)
    for siblings in _levels(reading):
        yield from _gaps(siblings)


def _gaps(siblings: list[Node]) -> Iterator[Finding]:
    for heading in siblings:
        if heading.value > heading.follows + 1:
            message = f"Mục “{heading.label}” không nối tiếp mục {heading.follows or 'đầu'}."
            yield Finding(code="out_of_order", severity="error", lines=[heading.line], message=message)


def _roman(reading: Reading) -> list[Node]:
    """Parts and fields with roman numerals in the order of the page; a row inside another part starts anew."""
    row = [*reading.parts, *reading.fields]
    return sorted({node.line: node for node in row if node.style == "roman"}.values(), key=lambda node: node.line)


def _levels(reading: Reading) -> Iterator[list[Node]]:
    """Headings that stand side by side; letters may leave out đ."""
    for node in reading.root.walk():
        for level in {heading.level for heading in node.headings} - {Level.LETTER, Level.PLAIN}:
            yield [heading for heading in node.headings if heading.level is level]


RULES = (style_break, duplicate_number, out_of_order)

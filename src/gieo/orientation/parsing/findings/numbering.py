"""Faults of numbering: broken style, doubled numbers, wrong order."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gieo.orientation.parsing.document import Finding, ParsedDocument
from gieo.orientation.parsing.outline import Heading
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
    """The same label names two things, or two of one level bear one number."""
    places: dict[str, list[int]] = defaultdict(list)
    for heading in [*reading.outline.parts, *(each for each in reading.fields if each.style == "roman")]:
        places[heading.label].append(heading.line)
    for siblings in _levels(reading):
        numbers: dict[int, list[int]] = defaultdict(list)
        for heading in siblings:
            numbers[heading.value].append(heading.line)
        places.update({str(value): lines for value, lines in numbers.items() if len(lines) > 1})
    for label, lines in places.items():
        if len(set(lines)) > 1:
            message = f"Số “{label}” dùng cho hai mục."
            yield Finding(code="duplicate_number", severity="error", lines=sorted(set(lines)), message=message)


def out_of_order(_document: ParsedDocument, reading: Reading) -> Iterator[Finding]:
    """A heading printed after one with a greater number of its style, or with a gap before it."""
    printed = sorted(
        [*reading.outline.parts, *(each for each in reading.fields if each.style == "roman")],
        key=lambda each: each.line,
    )
    for before, heading in pairwise(printed):
        if heading.value <= before.value and heading.value > 1 and heading in reading.outline.parts:
            larger = [each.line for each in printed if each.line < heading.line and each.value >= heading.value]
            message = f"Mục “{heading.label}” đứng sau mục “{before.label}”."
            yield Finding(code="out_of_order", severity="error", lines=[*larger, heading.line], message=message)
    for siblings in _levels(reading):
        yield from _gaps(siblings)


def _gaps(siblings: list[Heading]) -> Iterator[Finding]:
    for heading in siblings:
        if heading.value > heading.follows + 1:
            message = f"Mục “{heading.label}” không nối tiếp mục {heading.follows or 'đầu'}."
            yield Finding(code="out_of_order", severity="error", lines=[heading.line], message=message)


def _levels(reading: Reading) -> Iterator[list[Heading]]:
    yield reading.outline.sections
    yield from (part.children for part in reading.outline.parts)


RULES = (style_break, duplicate_number, out_of_order)

"""From the tree of the body to the parts of the result."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from gieo.kernel.text import collapse, fold
from gieo.orientation.parsing import intake
from gieo.orientation.parsing.bodies import actors_of
from gieo.orientation.parsing.document import (
    Bullet,
    Deadline,
    Field_,
    Item,
    Paragraph,
    Section,
    Subheading,
)
from gieo.orientation.parsing.fields import gathers, items_of
from gieo.orientation.parsing.footnotes import without_marks
from gieo.orientation.parsing.labels import Level
from gieo.orientation.parsing.lines import Line, joined, runs, span
from gieo.orientation.parsing.outline import Node
from gieo.orientation.parsing.reading import Reading


@dataclass(frozen=True, slots=True)
class Intake:
    """When and where forms are received."""

    deadlines: list[Deadline]
    addresses: list[str]
    phones: list[str]
    phones_printed: list[str]
    urls: list[str]
    emails: list[str]


def sections_of(reading: Reading) -> list[Section]:
    """The headings of the highest level."""
    return [
        Section(
            label=part.label,
            normalised=part.short_label,
            title=part.text,
            line=part.line,
            lines=span(part.lines),
        )
        for part in reading.parts
    ]


def subheadings_of(reading: Reading) -> list[Subheading]:
    """Headings below the parts that are neither a field nor a point of a list."""
    known = _ids(reading.fields) | _ids(_within(items_of_fields(reading))) | _ids(_within(_outside(reading)))
    return [
        Subheading(section=part.short_label, label=node.label, title=node.text, lines=span(node.lines))
        for part in reading.parts
        for node in part.walk()
        if node is not part and Level.ROOT < node.level < Level.BULLET and id(node) not in known
    ]


def items_of_fields(reading: Reading) -> list[Node]:
    """Every item of every field."""
    return [item for field in reading.fields for item in items_of(field)]


def _outside(reading: Reading) -> list[Node]:
    """Bullets and points of lists that belong to no field."""
    return [entry for _, entry in outside_fields(reading)]


def outside_fields(reading: Reading) -> Iterator[tuple[str, Node]]:
    """The same, each with the label of its part."""
    fields = _ids(reading.fields)
    for top in reading.root.entries:
        if top.level is Level.BULLET:
            yield from (("", entry) for entry in _entries(top, fields))
        else:
            yield from ((top.short_label, entry) for entry in _inside(top, fields))


def _inside(node: Node, fields: set[int]) -> Iterator[Node]:
    """The lists under a heading, without those of fields."""
    if id(node) in fields:
        return
    if not fields & _ids(node.walk()):
        yield from (entry for entry in items_of(node) if entry.level is not Level.PARAGRAPH)
        return
    for child in node.entries:
        yield from _entries(child, fields)


def _entries(node: Node, fields: set[int]) -> Iterator[Node]:
    if gathers(node) or fields & _ids(node.walk()):
        yield from _inside(node, fields)
    else:
        yield node


def _ids(nodes: Iterable[Node]) -> set[int]:
    return {id(node) for node in nodes}


def _within(nodes: Iterable[Node]) -> Iterator[Node]:
    return (inner for node in nodes for inner in node.walk())


# ---------------------------------------------------------------- items


def field_of(n: int, node: Node, reading: Reading) -> Field_:
    """A field with its items."""
    marks, above = reading.footnotes.marks, _above(node)
    items = [
        _item(n, at, entry, marks).model_copy(update=_under(entry, above))
        for at, entry in enumerate(items_of(node), start=1)
    ]
    return Field_(
        label=node.label or str(n),
        n=n,
        title=node.text.rstrip(" .:;"),
        line=node.line,
        lines=span(node.lines),
        items=items,
    )


def _item(field: int, at: int, entry: Node, marks: dict[int, set[int]]) -> Item:
    lines = _lines_of(entry)
    known = {n for line in lines for n in marks.get(line.n, ())}
    text, footnotes = without_marks(_words(entry, lines), known)
    return Item(
        id=f"{field}.{at}",
        text=collapse(text),
        lines=span(lines),
        footnotes=sorted(set(footnotes)),
        skipped_lines=_skipped(lines),
    )


def _above(field: Node) -> dict[int, Node]:
    """Every node of a field with the one it stands under."""
    return {id(child): node for node in field.walk() for child in node.children}


def _under(entry: Node, above: dict[int, Node]) -> dict[str, Any]:
    """The point an item stands under, and who is to do it: named here, or by the nearest sentence that leads to it."""
    around: list[Node] = []
    while (outer := above.get(id((around or [entry])[-1]))) is not None:
        around.append(outer)
    leads = [lead.text for node in around for lead in node.paragraphs if lead.text.endswith(":")]
    named = next((names for said in (entry.text, *leads) if (names := actors_of(said))), [])
    return {"heading": around[0].short_label if len(around) > 1 else None, "leads": named}


def _lines_of(entry: Node) -> list[Line]:
    """Its lines and those of its sub-points; a note that follows is none of it."""
    notes = {id(node) for node in entry.walk() if node is not entry and node.level is Level.PARAGRAPH and node.is_note}
    return [line for node in entry.walk() if id(node) not in notes for line in node.lines]


def _words(entry: Node, lines: Sequence[Line]) -> str:
    """The words without the label of the entry itself."""
    return f"{entry.text} {joined(lines[len(entry.lines) :])}".strip()


def _skipped(lines: Sequence[Line]) -> list[int]:
    """Lines of footnotes and page numbers between the first and the last."""
    groups = list(runs(lines))
    return [n for before, after in pairwise(groups) for n in range(before[-1].n + 1, after[0].n)]


# ---------------------------------------------------------------- outside the fields


def bullets_of(reading: Reading) -> list[Bullet]:
    """Bullets and numbered points outside the fields."""
    return [
        Bullet(section=section, text=collapse(_words(entry, _lines_of(entry))), lines=span(_lines_of(entry)))
        for section, entry in outside_fields(reading)
    ]


def paragraphs_of(reading: Reading) -> list[Paragraph]:
    """Everything said without a label: enacting sentence, leads, notes, closing sentences, headings of the annex."""
    found = [_paragraph("", group) for group in runs(_enacting(reading))]
    for section, node in paragraph_nodes(reading):
        found.append(_paragraph(section, node.lines))
    found += [_paragraph("", [line]) for line in reading.annex]
    return found


def _enacting(reading: Reading) -> list[Line]:
    """What stands between title and body and is no ground."""
    grounds = {n for basis in reading.grounds.bases for n in range(basis.lines[0], basis.lines[1] + 1)}
    taken = grounds | reading.footnotes.lines
    return [line for line in reading.grounds.region if line.n not in taken]


def paragraph_nodes(reading: Reading) -> Iterator[tuple[str, Node]]:
    """Paragraphs that are no item and stand inside none; a note behind an item is one."""
    listed = [*items_of_fields(reading), *_outside(reading)]
    inside = _ids(node for node in _within(listed) if not (node.level is Level.PARAGRAPH and node.is_note))
    for top in reading.root.children:
        section = top.short_label if top.printed and top.level is not Level.BULLET else ""
        yield from ((section, node) for node in top.walk() if node.level is Level.PARAGRAPH and id(node) not in inside)


def _paragraph(section: str, lines: Sequence[Line]) -> Paragraph:
    return Paragraph(section=section, text=joined(lines), lines=span(lines))


# ---------------------------------------------------------------- intake


def intake_of(reading: Reading) -> Intake:
    """Windows, places, phones and links; what the items themselves say of dates and places is no intake."""
    wanted = {line.n for item in items_of_fields(reading) for line in _lines_of(item)}
    lines = [line for line in reading.body if line.n not in wanted]
    printed = intake.phones(lines)
    return Intake(
        deadlines=intake.deadlines(lines),
        addresses=_addresses(reading),
        phones=list(dict.fromkeys(intake.normalise_phone(each) for each in printed)),
        phones_printed=printed,
        urls=intake.urls(reading.lines),
        emails=intake.emails(reading.body),
    )


def _addresses(reading: Reading) -> list[str]:
    nodes = [node for part in reading.other_parts for node in part.walk()] + reading.root.paragraphs
    found = [place for node in nodes if node.lines for place in intake.places(node.lines)]
    under = [node for part in reading.other_parts for node in part.walk() if fold(node.text).startswith("dia chi")]
    found = found or [place for node in under for each in node.paragraphs for place in intake.bare_place(each.lines)]
    return list(dict.fromkeys(found))

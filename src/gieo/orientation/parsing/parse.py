"""The reader: one pass down the page, each step taking its lines."""

from collections.abc import Sequence
from dataclasses import replace

from gieo.orientation.parsing.citations import mentions_in, unnumbered_in
from gieo.orientation.parsing.closing import closing_index, read_closing
from gieo.orientation.parsing.coverage import unassigned
from gieo.orientation.parsing.document import Cited, Field_, Form, ParsedDocument, Unnumbered
from gieo.orientation.parsing.fields import find_fields
from gieo.orientation.parsing.figures import read_budget, read_goals, read_targets
from gieo.orientation.parsing.findings import find
from gieo.orientation.parsing.findings.source import of_source
from gieo.orientation.parsing.footnotes import take_footnotes
from gieo.orientation.parsing.form import form_index, read_form
from gieo.orientation.parsing.grounds import read_grounds
from gieo.orientation.parsing.head import complete, read_face
from gieo.orientation.parsing.laying_out import (
    bullets_of,
    field_of,
    intake_of,
    paragraphs_of,
    sections_of,
    subheadings_of,
)
from gieo.orientation.parsing.lines import Line, is_ornament, joined, layout_of, number_lines, page_numbers
from gieo.orientation.parsing.outline import read_outline
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.rules import read_rules
from gieo.orientation.parsing.source import SourceText
from gieo.orientation.parsing.table import fields_of, read_table
from gieo.orientation.parsing.taxonomies import FEWEST, lead_of_contents, listed_fields, priorities_in

DIRECTIVE = "CHỈ THỊ"
TABLED = {"THÔNG BÁO", "CÔNG VĂN", None}


def parse(source: SourceText) -> ParsedDocument:
    """Read a notice, directive or plan into its structure, with findings. Never fails on text."""
    every = number_lines(source.lines)
    reading = _read(every)
    document = _document(reading)
    document.findings = [*of_source(source), *find(document, reading)]
    document.layout_residue = sorted(reading.residue)
    document.unassigned_lines = unassigned(document, every)
    return document


def _read(every: list[Line]) -> Reading:
    """Face, grounds, body and closing, in the order of the page."""
    layout = layout_of(every)
    residue = page_numbers(every, layout) | {line.n for line in every if is_ornament(line)}
    lines = _without(every, residue)
    face = read_face(lines, layout)
    grounds = read_grounds(lines, face.body_start, layout)
    footnotes = take_footnotes(lines, grounds.bases, layout)
    kept = [line for line in lines if line.n not in footnotes.lines]
    behind = [line for line in kept if not lines[: grounds.end] or line.n > lines[: grounds.end][-1].n]
    end = closing_index(behind)
    table, tabled = read_table(behind[:end])
    body = [line for line in behind[:end] if line not in tabled]
    reading = Reading(lines, layout, face, grounds, footnotes, body, read_outline(body, layout), residue=residue)
    reading.table = table
    if face.heading.type != DIRECTIVE:
        reading.fields = find_fields(reading.root)
    if end is not None:
        _close(reading, behind[end:])
    return reading


def _without(lines: Sequence[Line], residue: set[int]) -> list[Line]:
    """The lines without page numbers; what follows a page number stands at the top of a page."""
    kept: list[Line] = []
    top = False
    for line in lines:
        if line.n in residue:
            top = top or not is_ornament(line)
        else:
            kept.append(replace(line, page_top=True) if top else line)
            top = False
    return kept


def _close(reading: Reading, tail: Sequence[Line]) -> None:
    """Recipients and signature; behind them a form, a table or another annex, and links that a printer left."""
    reading.closing = read_closing(tail, reading.layout)
    taken = {line.n for line in reading.closing.taken}
    rest = [line for line in tail if line.n not in taken]
    reading.residue |= {line.n for line in rest if line.text.startswith(("http", "www"))}
    rest = [line for line in rest if line.n not in reading.residue]
    at = form_index(rest)
    if at is not None:
        reading.form_lines = rest[at:]
        reading.form = read_form(reading.form_lines)
        rest = rest[:at]
    table, tabled = read_table(rest)
    reading.table = table if table.rows else reading.table
    reading.annex = [line for line in rest if line not in tabled]


def _fields(reading: Reading) -> list[Field_]:
    """The fields of the text, or those of a table where a notice prints its contents as one."""
    fields = [field_of(n, each, reading) for n, each in enumerate(reading.fields, start=1)]
    if reading.face.heading.type in TABLED and not any(field.items for field in fields):
        return fields_of(reading.table)
    return fields


def _document(reading: Reading) -> ParsedDocument:
    heading = reading.face.heading
    complete(heading, reading.lines, reading.grounds.enacting_paragraph, reading.body)
    grounds = {n for basis in reading.grounds.bases for n in range(basis.lines[0], basis.lines[1] + 1)}
    intake, leads = intake_of(reading), lead_of_contents(reading)
    return ParsedDocument(
        document=heading,
        legal_bases=reading.grounds.bases,
        citations=[Cited(number=each.number, date=each.date, line=each.line) for each in mentions_in(reading.lines)],
        unnumbered=[Unnumbered(text=each.text, line=each.line) for each in unnumbered_in(reading.lines, grounds)],
        sections=sections_of(reading),
        headings=subheadings_of(reading),
        fields=_fields(reading),
        bullets=bullets_of(reading),
        paragraphs=paragraphs_of(reading),
        rules=read_rules(reading),
        goals=read_goals(reading.root),
        science_fields=next((names for lead in leads if len(names := listed_fields(lead)) >= FEWEST), []),
        priorities=next((names for lead in leads if (names := priorities_in(joined(lead.lines)))), []),
        targets=read_targets(reading.root),
        budget=read_budget(reading.body),
        footnotes=reading.footnotes.notes,
        deadlines=intake.deadlines,
        addresses=intake.addresses,
        phones=intake.phones,
        phones_printed=intake.phones_printed,
        urls=intake.urls,
        emails=intake.emails,
        form=reading.form or Form(),
        recipients=reading.closing.recipients,
        signature=reading.closing.signature,
        closing_lines=[line.n for line in reading.closing.taken],
        table=reading.table,
    )

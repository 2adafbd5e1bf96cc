"""The reader: one pass down the page, each step taking its lines."""

from collections.abc import Sequence
from dataclasses import replace

from gieo.kernel.text import collapse
from gieo.orientation.parsing import closing, intake
from gieo.orientation.parsing.citations import mentions_in
from gieo.orientation.parsing.document import Bullet, Cited, Field_, Form, Item, ParsedDocument, Section
from gieo.orientation.parsing.figures import read_budget, read_targets
from gieo.orientation.parsing.findings import find
from gieo.orientation.parsing.footnotes import bullet_marker, take_footnotes
from gieo.orientation.parsing.form import form_index, read_form
from gieo.orientation.parsing.grounds import read_grounds
from gieo.orientation.parsing.head import complete_issuer, plan_year_of, province_of, read_face
from gieo.orientation.parsing.lines import PAGE_NUMBER, Line, number_lines, span
from gieo.orientation.parsing.outline import Bulleted, Heading, Outline, fields_part, read_outline
from gieo.orientation.parsing.reading import Reading
from gieo.orientation.parsing.source import SourceText
from gieo.orientation.parsing.table import read_table

DIRECTIVE = "CHỈ THỊ"


def parse(source: SourceText) -> ParsedDocument:
    """Read a notice, directive or plan into its structure, with findings. Never fails on text."""
    every = number_lines(source.lines)
    residue = {line.n for line in every if _is_page_number(line, every)}
    reading = _read(_without(every, residue))
    reading.residue |= residue
    document = _document(reading)
    document.findings = find(document, reading)
    document.layout_residue = sorted(reading.residue)
    document.unassigned_lines = [line.n for line in every if line.n not in reading.assigned | reading.residue]
    return document


def _is_page_number(line: Line, lines: Sequence[Line]) -> bool:
    """A bare number that stands alone, with blank lines around it or at the top of a page."""
    return bool(PAGE_NUMBER.match(line.text)) and (line.after_gap > 0 or line.page_top or line is lines[0])


def _without(lines: Sequence[Line], residue: set[int]) -> list[Line]:
    """The lines without page numbers; what follows a page number stands at the top of a page."""
    kept: list[Line] = []
    top = False
    for line in lines:
        if line.n in residue:
            top = True
        else:
            kept.append(replace(line, page_top=line.page_top or top))
            top = False
    return kept


def _read(lines: list[Line]) -> Reading:
    face = read_face(lines)
    grounds = read_grounds(lines, face.body_start)
    footnotes, footnote_lines = take_footnotes(lines, grounds.bases)
    end = closing.recipients_index(lines)
    end = len(lines) if end is None else end
    reading = Reading(lines=lines, face=face, grounds=grounds, footnotes=footnotes)
    body = [line for line in lines[grounds.end : end] if line.n not in footnote_lines]
    reading.body = body
    reading.outline = read_outline(body)
    _close(reading, lines[end:])
    reading.take(face.lines, lines[: grounds.end], body)
    reading.assigned |= footnote_lines
    return reading


def _close(reading: Reading, tail: Sequence[Line]) -> None:
    """Recipients, signature, form, table and residue behind them."""
    if not tail:
        return
    reading.recipients, taken = closing.read_recipients(tail, 0)
    reading.signature, signed = closing.read_signature([line for line in tail if line not in taken])
    rest = [line for line in tail if line not in taken and line not in signed]
    at = form_index(rest)
    if at is not None:
        reading.form = read_form(rest[at:])
        reading.take(rest[at:])
        rest = rest[:at]
    reading.table, tabled = read_table(rest)
    reading.take(taken, signed, tabled)
    left = [line for line in rest if line not in tabled]
    reading.residue |= {line.n for line in left if line.text.startswith(("http", "www")) or not line.text.strip("_-. ")}
    reading.annex = [line for line in left if line.n not in reading.residue]
    reading.take(reading.annex if tabled else [])


def _document(reading: Reading) -> ParsedDocument:
    face, outline = reading.face, reading.outline
    heading = face.heading
    heading.province = province_of(heading, reading.lines)
    heading.plan_year = plan_year_of(heading)
    complete_issuer(heading, reading.body, reading.grounds.enacting_paragraph)
    part = fields_part(outline) if heading.type != DIRECTIVE else None
    reading.fields = part.children if part else []
    fields = [_field(n, each) for n, each in enumerate(reading.fields, start=1)]
    phones = intake.phones(reading.body)
    return ParsedDocument(
        document=heading,
        legal_bases=reading.grounds.bases,
        citations=[Cited(number=each.number, date=each.date, line=each.line) for each in mentions_in(reading.lines)],
        sections=_sections(outline, part),
        fields=fields,
        bullets=list(_bullets(outline, part)),
        targets=read_targets(outline),
        budget=read_budget(reading.body),
        footnotes=reading.footnotes,
        deadlines=intake.deadlines(reading.body),
        addresses=[place for paragraph in _intake_paragraphs(outline, part) for place in intake.places(paragraph)],
        phones=[intake.normalise_phone(each) for each in phones],
        phones_printed=phones,
        urls=intake.urls(reading.lines),
        emails=intake.emails(reading.body),
        form=reading.form or Form(),
        recipients=reading.recipients,
        signature=reading.signature,
        table=reading.table,
    )


def _sections(outline: Outline, part: Heading | None) -> list[Section]:
    """The parts; for a document without parts its numbered sections."""
    headings = outline.parts or outline.sections
    known = [each for each in headings if part is None or each is part or each not in part.children]
    return [
        Section(label=each.label, normalised=each.label.rstrip("."), title=each.title, line=each.line) for each in known
    ]


def _field(n: int, heading: Heading) -> Field_:
    items = [_item(n, at, bullet) for at, bullet in enumerate(heading.bullets, start=1)]
    return Field_(label=heading.label, n=n, title=heading.title.rstrip(" .:;"), line=heading.line, items=items)


def _item(field: int, at: int, bullet: Bulleted) -> Item:
    footnote, text = bullet_marker(bullet.text)
    first, last = span(bullet.lines)
    return Item(
        id=f"{field}.{at}",
        text=collapse(text),
        lines=(first, last),
        footnotes=[footnote] if footnote else [],
        skipped_lines=[],
    )


def _bullets(outline: Outline, part: Heading | None) -> list[Bullet]:
    return [
        Bullet(section=heading.label.rstrip("."), text=collapse(each.text), lines=span(each.lines))
        for heading in [*outline.parts, *outline.sections]
        if heading is not part
        for each in heading.all_bullets()
        if each.mark != "+"
    ]


def _intake_paragraphs(outline: Outline, part: Heading | None) -> list[list[Line]]:
    """Bullets and paragraphs of the parts that are not the fields."""
    return [
        lines
        for heading in [*outline.parts, *outline.sections]
        if heading is not part
        for lines in [*(each.lines for each in heading.all_bullets()), *_paragraphs(heading)]
    ]


def _paragraphs(heading: Heading) -> list[list[Line]]:
    own = [heading.paragraphs] if heading.paragraphs else []
    return [*own, *(child.paragraphs for child in heading.children if child.paragraphs)]

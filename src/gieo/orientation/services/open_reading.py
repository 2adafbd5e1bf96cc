"""A directive or plan comes to the desk: every duty, target, row and sum a line that waits for a person."""

from collections.abc import Iterator
from typing import Any

from gieo.core.perform import open_dossier
from gieo.files.models import StoredFile
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.law.models import LegalDocument
from gieo.orientation.models import DocumentReading, LineKind, ReadingKind, ReadingLine
from gieo.orientation.models.reading import NAMING
from gieo.orientation.parsing import ParsedDocument, SourceText
from gieo.orientation.parsing.document import Rule, Span, TableRow
from gieo.orientation.parsing.table import lost_separators, parts_of
from gieo.orientation.reading.workflow import DOCUMENT_READING
from gieo.orientation.rules.holders import holders_at_the_head, holders_of
from gieo.orientation.rules.listing import listed_in
from gieo.orientation.services.name_bodies import name_bodies
from gieo.rulebooks import library

READING = ("ND30-2020:PL1",)
Read = tuple[LineKind, str, Span | None, dict[str, Any]]


def open_reading(
    *,
    kind: ReadingKind,
    parsed: ParsedDocument,
    source: SourceText,
    document: LegalDocument,
    stored: StoredFile,
    attempt: Attempt,
) -> DocumentReading:
    """The draft with its lines.

    Raises:
        Refused: the document was brought in before.
    """
    if hasattr(document, "reading"):
        message = _("Văn bản số %(number)s đã được nhập.")
        raise Refused([Refusal(code="known_number", message=message, params={"number": document.number}, field="file")])
    year = attempt.at.year
    before = DocumentReading.objects.filter(province=stored.province, plan_year=year).order_by("-place").first()
    reading = DocumentReading(
        province=stored.province,
        document=document,
        kind=kind,
        plan_year=year,
        place=before.place + 1 if before else 1,
        title=(parsed.document.title or stored.name)[:500],
        opened_at=attempt.at,
        source_file=stored,
        source_lines=list(source.lines),
        structure=parsed.model_dump(mode="json"),
        rulebook=library.in_force(stored.province.family, on=attempt.at.date()).id,
    )
    opened = open_dossier(DOCUMENT_READING, reading, attempt, legal_basis=READING).subject
    lines = ReadingLine.objects.bulk_create(
        ReadingLine(
            reading=opened,
            is_proposed=True,
            kind=line_kind,
            order=order,
            text=text,
            values=values,
            holders=_holders(values, text) if line_kind is LineKind.DUTY else [],
            first_line=span[0] if span else None,
            last_line=span[1] if span else None,
        )
        for order, (line_kind, text, span, values) in enumerate(_lines(parsed, kind), start=1)
    )
    for line in lines:
        if line.kind in NAMING:
            name_bodies(line)
    return opened


def _holders(values: dict[str, Any], text: str) -> list[str]:
    named = holders_of(values.get("actors", ()))
    return [holder.value for holder in named or holders_at_the_head(text)]


def _lines(parsed: ParsedDocument, kind: ReadingKind) -> Iterator[Read]:
    """What the kind of document lays down, then every error of the reader."""
    if kind is ReadingKind.DIRECTIVE:
        yield from _duties(parsed)
    else:
        yield from _contents(parsed)
    for at, target in enumerate(parsed.targets):
        yield LineKind.TARGET, target.text, target.lines, {"at": at}
    for at, row in enumerate(parsed.table.rows):
        yield LineKind.ROW, f"{row.n} {row.task}".strip(), row.lines, {"at": at, "lead": row.lead, "period": row.period}
    for at, budget in enumerate(parsed.budget):
        yield LineKind.BUDGET, f"{budget.amount:,} đồng".replace(",", "."), budget.lines, {"at": at}
    yield from _named(parsed)
    yield from _listed(parsed)
    for finding in parsed.findings:
        if finding.severity == "error":
            span = (finding.lines[0], finding.lines[-1]) if finding.lines else None
            yield LineKind.FINDING, finding.message, span, {"code": finding.code}


def _duties(parsed: ParsedDocument) -> Iterator[Read]:
    """Every clause with the figures understood in it; then what stands in no clause; then what a section says first."""
    left = list(parsed.rules)
    for bullet in parsed.bullets:
        within = [rule for rule in left if bullet.lines[0] <= rule.lines[0] and rule.lines[1] <= bullet.lines[1]]
        left = [rule for rule in left if rule not in within]
        yield LineKind.DUTY, bullet.text, bullet.lines, {"section": bullet.section}
        yield from (_rule(rule) for rule in within)
    yield from (_rule(rule) for rule in left)
    said = {tuple(rule.lines) for rule in parsed.rules}
    for lead in parsed.paragraphs:
        if lead.section and not lead.text.endswith(":") and lead.lines not in said:
            yield LineKind.DUTY, lead.text, lead.lines, {"section": lead.section}


def _contents(parsed: ParsedDocument) -> Iterator[Read]:
    """Aims, and what stands under the fields."""
    for goal in parsed.goals:
        yield LineKind.GOAL, goal.text, goal.lines, {"priorities": goal.priorities}
    for place, field in enumerate(parsed.fields):
        for item in field.items:
            values = {"field": place, "id": item.id, "heading": item.heading, "leads": item.leads}
            yield LineKind.ITEM, item.text, item.lines, values


def _listed(parsed: ParsedDocument) -> Iterator[Read]:
    """Organisations of the footnotes, and the distribution list."""
    for footnote in parsed.footnotes:
        for name in listed_in(footnote.text):
            yield LineKind.ORGANISATION, name, footnote.lines, {"footnote": footnote.n, "marker": footnote.marker_line}
    for recipient in parsed.recipients:
        yield LineKind.RECIPIENT, recipient.text, recipient.lines, {"note": recipient.note}


def _named(parsed: ParsedDocument) -> Iterator[Read]:
    """Every body that leads or helps, once, with the rows that name it; one that ran together may be split."""
    runs_on = {each.printed: each.parts for each in lost_separators(parsed.table)}
    places: dict[str, list[TableRow]] = {}
    for row in parsed.table.rows:
        for name in (*parts_of(row.lead), *parts_of(row.partners)):
            places.setdefault(name, []).append(row)
    for name, rows in places.items():
        values = {"rows": list(dict.fromkeys(row.n for row in rows)), "parts": list(runs_on.get(name, ()))}
        yield LineKind.BODY, name, rows[0].lines, values


def _rule(rule: Rule) -> Read:
    values = rule.model_dump(mode="json", exclude={"text", "lines"}, exclude_none=True)
    return LineKind.DUTY, rule.text, rule.lines, values

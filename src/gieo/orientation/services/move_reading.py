"""A reading is confirmed, and what it asks for is opened; or it is withdrawn."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from gieo.core.perform import perform
from gieo.kernel.workflow import Attempt
from gieo.orientation import consequences
from gieo.orientation.models import DocumentReading, LineKind, ReadingLine
from gieo.orientation.parsing import ParsedDocument
from gieo.orientation.parsing.document import Goal, Item, Span, TableRow
from gieo.orientation.parsing.table import parts_of
from gieo.orientation.reading.workflow import DOCUMENT_READING
from gieo.orientation.services.distribute import Entry, distribute
from gieo.orientation.services.enter_organisations import enter_organisations
from gieo.orientation.services.split_line import LETTERS, PART

CONTENTS = (LineKind.GOAL, LineKind.ITEM)


@transaction.atomic
def move_reading(*, reading: DocumentReading, act: str, attempt: Attempt) -> str:
    """Do one act of the table; where to go on.

    Confirming sends the document to its distribution list and opens what it asks for in the same transaction: what is
    refused there confirms nothing.

    Raises:
        Refused: with every reason.
    """
    moved = perform(DOCUMENT_READING, act, reading, attempt).subject
    if act != "confirm":
        return moved.get_absolute_url()
    enter_organisations(moved, attempt.at)
    _send(moved, attempt)
    return consequences.follow(moved, confirmed_structure(moved), attempt.actor, attempt.at)


def _send(reading: DocumentReading, attempt: Attempt) -> None:
    """The document goes to everybody of its distribution list, each with a receipt to give."""
    lines = reading.lines.filter(kind=LineKind.RECIPIENT, rejected=False).order_by("order").prefetch_related("bodies")
    entries = [
        Entry(
            order=line.order,
            text=line.text,
            publishes=line.values["publishes"],
            is_archive=bool(line.values["units"]),
            kinds=line.values["kinds"],
            roles=line.values["roles"],
            units=line.values["units"],
            bodies=line.bodies.all(),
            names=line.asked,
        )
        for line in lines
    ]
    if entries:
        distribute(document=reading.document, province=reading.province, entries=entries, at=attempt.at)


def confirmed_structure(reading: DocumentReading) -> ParsedDocument:
    """What the reader gave back, as people left it: edited, split and merged wordings, without what they took out."""
    parsed = ParsedDocument.model_validate(reading.structure)
    lines: dict[str, list[ReadingLine]] = {}
    for line in reading.lines.order_by("order"):
        lines.setdefault(line.kind, []).append(line)
    targets, rows, budget = (
        {line.values["at"]: line for line in lines.get(kind, ()) if PART not in line.values}
        for kind in (LineKind.TARGET, LineKind.ROW, LineKind.BUDGET)
    )
    cut_off = [line for line in lines.get(LineKind.ROW, ()) if PART in line.values]
    for at, target in enumerate(parsed.targets):
        target.text = targets[at].text
    for at, row in enumerate(parsed.table.rows):
        row.task = rows[at].text.removeprefix(row.n).strip()
    _cut_names(parsed.table.rows, lines.get(LineKind.BODY, ()))
    parsed.targets = [each for at, each in enumerate(parsed.targets) if not targets[at].rejected]
    parsed.table.rows = [
        each
        for at, row in enumerate(parsed.table.rows)
        for each in _kept(row, rows[at], [line for line in cut_off if line.values["at"] == at])
    ]
    parsed.budget = [each for at, each in enumerate(parsed.budget) if not budget[at].rejected]
    _rewrite_contents(parsed, lines)
    return parsed


def _kept(row: TableRow, line: ReadingLine, cut_off: Iterable[ReadingLine]) -> Iterator[TableRow]:
    """A row and what a person cut off it, which follows under its number with a letter."""
    if not line.rejected:
        yield row
    for letter, part in zip(LETTERS, (part for part in cut_off if not part.rejected), strict=False):
        yield row.model_copy(update={"n": f"{row.n}{letter}", "task": part.text})


def _cut_names(rows: Iterable[TableRow], names: Iterable[ReadingLine]) -> None:
    """Entries that a person cut in two, or said to be no name, stand so in the rows."""
    changed = {line.text: line.values.get("cut_into", []) for line in names if line.rejected}
    for row in rows:
        row.lead, row.partners = (_cut(cell, changed) for cell in (row.lead, row.partners))


def _cut(cell: str | None, changed: dict[str, list[str]]) -> str | None:
    parts = [part for printed in parts_of(cell) for part in changed.get(printed, [printed])]
    return cell if parts == list(parts_of(cell)) else "; ".join(parts)


def _rewrite_contents(parsed: ParsedDocument, lines: dict[str, list[ReadingLine]]) -> None:
    """Aims and contents are what stands on the desk."""
    goals, items = ([line for line in lines.get(kind, ()) if not line.rejected] for kind in CONTENTS)
    parsed.goals = [
        Goal(text=line.text, priorities=line.values.get("priorities", []), lines=_span(line)) for line in goals
    ]
    for place, field in enumerate(parsed.fields if lines.get(LineKind.ITEM) else ()):
        field.items = [
            Item(
                id=line.values["id"],
                text=line.text,
                lines=_span(line),
                heading=line.values["heading"],
                leads=line.values["leads"],
            )
            for line in items
            if line.values["field"] == place
        ]


def _span(line: ReadingLine) -> Span:
    return (line.first_line or 0, line.last_line or 0)

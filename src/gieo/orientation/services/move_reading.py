"""A reading is confirmed, and what it asks for is opened; or it is withdrawn."""

from django.db import transaction

from gieo.core.perform import perform
from gieo.kernel.workflow import Attempt
from gieo.orientation import consequences
from gieo.orientation.models import DocumentReading, LineKind
from gieo.orientation.parsing import ParsedDocument
from gieo.orientation.reading.workflow import DOCUMENT_READING
from gieo.orientation.services.enter_organisations import enter_organisations


@transaction.atomic
def move_reading(*, reading: DocumentReading, act: str, attempt: Attempt) -> str:
    """Do one act of the table; where to go on.

    Confirming opens what the document asks for in the same transaction: what is refused there confirms nothing.

    Raises:
        Refused: with every reason.
    """
    moved = perform(DOCUMENT_READING, act, reading, attempt).subject
    if act != "confirm":
        return moved.get_absolute_url()
    enter_organisations(moved)
    return consequences.follow(moved, confirmed_structure(moved), attempt.actor, attempt.at)


def confirmed_structure(reading: DocumentReading) -> ParsedDocument:
    """What the reader gave back, as people left it: edited wordings, without the lines they took out."""
    parsed = ParsedDocument.model_validate(reading.structure)
    targets, rows, budget = (
        {line.values["at"]: line for line in reading.lines.filter(kind=kind)}
        for kind in (LineKind.TARGET, LineKind.ROW, LineKind.BUDGET)
    )
    for at, target in enumerate(parsed.targets):
        target.text = targets[at].text
    for at, row in enumerate(parsed.table.rows):
        row.task = rows[at].text.removeprefix(row.n).strip()
    parsed.targets = [each for at, each in enumerate(parsed.targets) if not targets[at].rejected]
    parsed.table.rows = [each for at, each in enumerate(parsed.table.rows) if not rows[at].rejected]
    parsed.budget = [each for at, each in enumerate(parsed.budget) if not budget[at].rejected]
    return parsed

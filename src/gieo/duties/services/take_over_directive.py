"""A confirmed directive: its clauses become duties of everybody they name."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from gieo.core.clock import LEGAL_ZONE
from gieo.duties.models import DutyClause
from gieo.duties.services.open_duties import open_duties
from gieo.kernel.actors import Actor
from gieo.kernel.working_days import Boundary
from gieo.orientation.models import DocumentReading, LineKind, ReadingLine
from gieo.orientation.parsing import ParsedDocument
from gieo.rulebooks.models.duties import Recurrence


def take_over_directive(reading: DocumentReading, _confirmed: ParsedDocument, actor: Actor, at: datetime) -> str:
    """Keep every confirmed clause and open what is owed this year; what the rulebook says already is not doubled."""
    for line in reading.lines.filter(kind=LineKind.DUTY, rejected=False, rule_key=""):
        _keep(reading, line)
    open_duties(province=reading.province_id, year=at.astimezone(LEGAL_ZONE).year, actor=actor, at=at)
    return reverse("dossiers:list", args=["nghia-vu"])


def _keep(reading: DocumentReading, line: ReadingLine) -> None:
    DutyClause.objects.get_or_create(
        document=reading.document,
        text=line.text,
        defaults={
            "province": reading.province,
            "section": str(line.values.get("section", ""))[:40],
            "first_line": line.first_line,
            "last_line": line.last_line,
            "holders": line.holders,
            **_figures(line.values),
        },
    )


def _figures(values: Mapping[str, Any]) -> dict[str, Any]:
    """How much and by when; a share is counted in per cent of all."""
    due = date.fromisoformat(values["due"]) if values.get("due") else None
    yearly = bool(values.get("yearly") or values.get("recurring"))
    recurrence = Recurrence.ONCE if due else Recurrence.YEARLY if yearly else Recurrence.STANDING
    minimum = values.get("minimum") or values.get("share") or 0
    unit = "%" if values.get("share") and not values.get("minimum") else values.get("unit") or "việc"
    return {
        "recurrence": recurrence,
        "due": f"{due:%m-%d}" if due else values.get("recurring") or "",
        "boundary": values.get("boundary") if values.get("boundary") in set(Boundary) else Boundary.THROUGH,
        "minimum": minimum,
        "counted_in": unit if minimum else "",
        "first_year": values.get("from_year"),
        "last_year": due.year if due else None,
    }

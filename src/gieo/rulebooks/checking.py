"""`gieo rulebooks check`: everything loads, every article resolves, every deadline computes."""

from dataclasses import dataclass
from datetime import date, datetime

from gieo.kernel.working_days import LEGAL_ZONE
from gieo.rulebooks import library
from gieo.rulebooks.loading import walk
from gieo.rulebooks.models import DeadlineRule, Status

SAMPLE_YEAR = 2026


@dataclass(frozen=True, slots=True)
class Report:
    """What the check saw."""

    rulebooks: int
    references: int
    values: int
    to_confirm: int
    deadlines: int
    problems: tuple[str, ...]


def check() -> Report:
    """Load and prove everything, and compute every deadline from the first day of each month of a year.

    Raises:
        BadRulebook: a file does not hold.
    """
    books = library.rulebooks()
    values = [(book.id, place, value) for book in books for place, value in walk(book)]
    deadlines = [(place, value) for _, place, value in values if isinstance(value, DeadlineRule)]
    return Report(
        rulebooks=len(books),
        references=len(library.legal_index()),
        values=len(values),
        to_confirm=sum(value.status is Status.TO_CONFIRM for _, _, value in values),
        deadlines=len(deadlines),
        problems=tuple(_late_starts(deadlines)),
    )


def _late_starts(deadlines: list[tuple[str, DeadlineRule]]) -> list[str]:
    """A period must end on or after the day it begins."""
    events = [datetime(SAMPLE_YEAR, month, 1, 9, tzinfo=LEGAL_ZONE) for month in range(1, 13)]
    return [
        f"{place}: ends before it begins on {event:%d/%m/%Y}"
        for place, rule in deadlines
        for event in events
        if rule.due(event) < date(event.year, event.month, event.day)
    ]

"""`gieo rulebooks check`: everything loads, every article resolves, every deadline and window computes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.rulebooks.models import Binds, DeadlineRule, Instrument, LegalIndex, Mark, Rulebook, Sourced, Status
from gieo.rulebooks.models.holidays import vietnamese_calendar, vietnamese_years
from gieo.rulebooks.reading import BadRulebook
from gieo.rulebooks.walking import walk


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold, and where."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the check saw.

    Attributes:
        marks: how many values come from where.
        to_confirm: places of values that no text fixes or that were not read.
        computed: last days worked out from sample events.
    """

    rulebooks: int = 0
    instruments: int = 0
    references: int = 0
    values: int = 0
    marks: Mapping[Mark, int] = field(default_factory=dict)
    to_confirm: tuple[str, ...] = ()
    deadlines: int = 0
    computed: int = 0
    problems: tuple[Problem, ...] = ()


def check() -> Report:
    """Load and prove everything; a file that does not hold is the one problem of the report."""
    try:
        return _report(library.legal_index(), library.rulebooks())
    except BadRulebook as error:
        return Report(problems=(Problem("rulebooks", str(error)),))


def _report(index: LegalIndex, books: list[Rulebook]) -> Report:
    values = [(f"{book.id}: {place}", value) for book in books for place, value in walk(book)]
    deadlines = [(place, value) for place, value in values if isinstance(value, DeadlineRule)]
    events = sample_days()
    return Report(
        rulebooks=len(books),
        instruments=len(index.instruments),
        references=len(index),
        values=len(values),
        marks=dict(Counter(value.mark for _, value in values)),
        to_confirm=tuple(place for place, value in values if value.status is Status.TO_CONFIRM),
        deadlines=len(deadlines),
        computed=len(deadlines) * len(events),
        problems=(
            *_of_calendar(index),
            *_of_deadlines(deadlines, events),
            *_of_sureness(index, values),
            *(problem for book in books for problem in _of_marks(index, book)),
        ),
    )


def sample_days() -> list[date]:
    """The first day of each month of each year whose holidays are held."""
    return [date(year.year, month, 1) for year in vietnamese_years() for month in range(1, 13)]


def _of_deadlines(deadlines: list[tuple[str, DeadlineRule]], events: list[date]) -> Iterator[Problem]:
    """A period ends on a working day, on the right side of its event, and a later event never ends earlier."""
    calendar = vietnamese_calendar()
    for place, rule in deadlines:
        for event, later in pairwise(events):
            last = rule.due(event)
            if not calendar.is_working(last):
                yield Problem(place, f"ends on {last:%d/%m/%Y}, a day of rest")
            if (last < event) if rule.counted == "after" else (last > event):
                yield Problem(place, f"ends on the wrong side of {event:%d/%m/%Y}")
            if rule.due(later) < last:
                yield Problem(place, f"from {later:%d/%m/%Y} ends earlier than from {event:%d/%m/%Y}")


def _of_calendar(index: LegalIndex) -> Iterator[Problem]:
    """Years follow each other without a gap, and rest on articles that the index knows."""
    years = vietnamese_years()
    for one, following in pairwise(years):
        if following.year != one.year + 1:
            yield Problem("calendar", f"no days of rest between {one.year} and {following.year}")
    yield from (
        Problem(f"calendar/{year.year}.yaml", f"rests on {key}, which is not in the legal index")
        for year in years
        for key in year.basis
        if key not in index
    )


def _of_sureness(index: LegalIndex, values: list[tuple[str, Sourced]]) -> Iterator[Problem]:
    """A value may not be surer than everything it rests on."""
    for place, value in values:
        sure = any(index[key].status is Status.IN_FORCE for key in value.basis)
        if value.status is Status.IN_FORCE and not sure:
            yield Problem(place, f"is in_force, but all it rests on is to_confirm: {', '.join(value.basis)}")


def _of_marks(index: LegalIndex, book: Rulebook) -> Iterator[Problem]:
    """A mark is true: what is binding rests on what binds here, and nothing else is in force (P2)."""
    for part, value in walk(book):
        place = f"{book.id}: {part}"
        if value.mark is not Mark.BINDING and value.status is Status.IN_FORCE:
            yield Problem(place, f"is marked {value.mark}, which is never in_force")
        if not any(_allows(value.mark, index[key].instrument, book) for key in value.basis):
            yield Problem(place, f"is marked {value.mark}, which {', '.join(value.basis)} cannot make it")


def _allows(mark: Mark, instrument: Instrument, book: Rulebook) -> bool:
    """Whether a value of this rulebook that rests on the instrument can have the mark."""
    if instrument.binds is Binds.HOUSE:
        return mark is Mark.DESIGN
    if mark is Mark.BINDING:
        here = book.profile.province if book.profile else ""
        binds_here = instrument.binds is Binds.EVERYONE or (here and instrument.province == here)
        return bool(binds_here) and instrument.holds_under(book.law)
    if mark is Mark.FALLBACK:
        return book.law is Law.L2025 and instrument.law is not Law.L2025
    return mark is Mark.BORROWED

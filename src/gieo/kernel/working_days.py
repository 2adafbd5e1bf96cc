"""Counting days as the law does.

Counting starts the day after the event; when the last day is a day of rest the period ends on the next working day;
it ends at 24:00 of that day (Civil Code 2015, articles 147-148). Legal days are days in `LEGAL_ZONE`.
"""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Unit(StrEnum):
    """What a period is counted in. The law tells "ngày" from "ngày làm việc"."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class Boundary(StrEnum):
    """How the day that closes a window counts."""

    THROUGH = "through"  # đến hết ngày: its last instant is in time
    BEFORE = "before"  # trước ngày: its first instant is too late


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days of rest beside Saturdays and Sundays, and Saturdays worked in exchange."""

    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.holidays)

    def next_working(self, day: date) -> date:
        """This day, or the first working day after it."""
        return self._nearest_working(day, ONE_DAY)

    def previous_working(self, day: date) -> date:
        """This day, or the last working day before it."""
        return self._nearest_working(day, -ONE_DAY)

    def working_days_from(self, day: date, step: timedelta) -> Iterator[date]:
        """The working days that follow a day (or, with a negative step, precede it), without end."""
        while True:
            day = self._nearest_working(day + step, step)
            yield day

    def _nearest_working(self, day: date, step: timedelta) -> date:
        while not self.is_working(day):
            day += step
        return day


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period: so many days or months."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("a period has no negative length")


def due(event: date, deadline: Deadline, calendar: Calendar) -> date:
    """The last day of a period that an event sets going.

    Args:
        event: a legal day, or an aware instant on it.
        deadline: how long the period is.
        calendar: which days are worked.
    """
    last = _counted(legal_day(event), deadline.count, deadline.unit, calendar)
    return calendar.next_working(last)


def latest_before(event: date, deadline: Deadline, calendar: Calendar) -> date:
    """The last day on which something can be done that must be done at least so long before an event.

    The mirror of `due`: counting starts the day before the event, so five working days before a session on Monday
    13 is Monday 6. A day of rest moves to the working day before it, never nearer to the event.
    """
    last = _counted(legal_day(event), -deadline.count, deadline.unit, calendar)
    return calendar.previous_working(last)


def days_left(stopped_on: date, last: date, unit: Unit, calendar: Calendar) -> int:
    """How much of a period is left when its clock is stopped on a day: that day, of which a part is left, among it.

    Nothing is left once the last day is over. What was counted in months is left in days.

    Args:
        stopped_on: the legal day on which the clock stops, or an aware instant on it.
        last: the last day of the period.
        unit: what the period is counted in.
        calendar: which days are worked.
    """
    first = legal_day(stopped_on)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(unit is not Unit.WORKING_DAYS or calendar.is_working(day) for day in days)


def legal_day(event: date) -> date:
    """The legal day of an aware instant; a plain day is one already.

    Raises:
        ValueError: an instant without a zone, whose day nobody can know.
    """
    if not isinstance(event, datetime):
        return event
    if event.tzinfo is None:
        raise ValueError("an instant without a zone has no legal day")
    return event.astimezone(LEGAL_ZONE).date()


def _counted(day: date, count: int, unit: Unit, calendar: Calendar) -> date:
    """So many days or months away from a day, wherever that falls; a negative count goes back."""
    if unit is Unit.MONTHS:
        return add_months(day, count)
    if unit is Unit.CALENDAR_DAYS or count == 0:
        return day + timedelta(days=count)
    working_days = calendar.working_days_from(day, ONE_DAY if count > 0 else -ONE_DAY)
    return next(islice(working_days, abs(count) - 1, None))


def add_months(day: date, count: int) -> date:
    """The same day so many months later (or earlier), or the last day of that month when it has no such day."""
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def start_of(day: date) -> datetime:
    """00:00 of a legal day."""
    return datetime.combine(day, time.min, tzinfo=LEGAL_ZONE)


def end_of_day(day: date) -> datetime:
    """The last instant of a legal day, 23:59:59.999999: what pages and stored deadlines show."""
    return datetime.combine(day, time.max, tzinfo=LEGAL_ZONE)


def end_of(day: date) -> datetime:
    """24:00 of a legal day, that is the first instant that is too late."""
    return start_of(day + ONE_DAY)


def closing_instant(day: date, boundary: str) -> datetime:
    """The first instant that is too late, for "through" (đến hết ngày) and "before" (trước ngày).

    Raises:
        ValueError: the boundary is neither.
    """
    return end_of(day) if Boundary(boundary) is Boundary.THROUGH else start_of(day)


@dataclass(frozen=True, slots=True)
class Window:
    """When something is received: from 00:00 of the day it opens until the boundary of the day it closes."""

    opens: date
    closes: date
    boundary: Boundary = Boundary.THROUGH

    def has_opened(self, instant: datetime) -> bool:
        """Whether the first day has begun."""
        return instant >= start_of(self.opens)

    def is_past(self, instant: datetime) -> bool:
        """Whether it is too late."""
        return instant >= closing_instant(self.closes, self.boundary)

    def is_open(self, instant: datetime) -> bool:
        """Whether what arrives at this instant (aware) is in time."""
        return self.has_opened(instant) and not self.is_past(instant)

"""Counting days as the law does.

Counting starts the day after the event; when the last day is a day of rest the period ends on the next working day;
it ends at 24:00 of that day (Civil Code 2015, articles 147-148).
"""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Unit(StrEnum):
    """What a period is counted in. The law tells "ngày" from "ngày làm việc"."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


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
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def working_days_after(self, day: date) -> Iterator[date]:
        """The working days that follow a day, without end."""
        while True:
            day = self.next_working(day + ONE_DAY)
            yield day


def due(event: date, count: int, unit: Unit, calendar: Calendar) -> date:
    """The last day of a period that an event sets going.

    Raises:
        ValueError: the count is negative.
    """
    if count < 0:
        raise ValueError("a period has no negative length")
    if unit is Unit.WORKING_DAYS:
        days = calendar.working_days_after(event)
        last = event
        for _ in range(count):
            last = next(days)
        return last
    last = add_months(event, count) if unit is Unit.MONTHS else event + timedelta(days=count)
    return calendar.next_working(last)


def add_months(day: date, count: int) -> date:
    """The same day so many months later, or the last day of that month when it has no such day."""
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def start_of(day: date) -> datetime:
    """00:00 of a legal day."""
    return datetime.combine(day, time.min, tzinfo=LEGAL_ZONE)


def end_of(day: date) -> datetime:
    """24:00 of a legal day, that is the first instant that is too late."""
    return start_of(day + ONE_DAY)


def closing_instant(day: date, boundary: str) -> datetime:
    """The first instant that is too late, for "through" (đến hết ngày) and "before" (trước ngày).

    Raises:
        ValueError: the boundary is neither.
    """
    if boundary == "through":
        return end_of(day)
    if boundary == "before":
        return start_of(day)
    raise ValueError(f"unknown boundary {boundary!r}")

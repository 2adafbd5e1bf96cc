"""Vietnamese public holidays: the Labour Code 2019, article 112, and what is announced for each year."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import model_validator

from gieo.kernel.working_days import ONE_DAY, Calendar
from gieo.rulebooks.models.values import Frozen, Sourced, Status
from gieo.rulebooks.reading import DATA, read, validated


class RestKind(StrEnum):
    """Why nobody works that day."""

    HOLIDAY = "holiday"
    IN_LIEU = "in_lieu"  # the holiday fell on a day of rest
    EXCHANGED = "exchanged"  # a Saturday is worked for it


class RestDays(Frozen):
    """One day of rest, or several in a row."""

    day: date
    until: date | None = None
    name: str
    kind: RestKind = RestKind.HOLIDAY
    status: Status = Status.IN_FORCE

    def days(self) -> Iterator[date]:
        """Each of them."""
        day, last = self.day, self.until or self.day
        while day <= last:
            yield day
            day += ONE_DAY


class WorkedSaturday(Frozen):
    """A Saturday worked in exchange for another day."""

    day: date
    instead_of: date
    status: Status = Status.IN_FORCE


class HolidayYear(Sourced):
    """The days of rest of one year beside Saturdays and Sundays."""

    year: int
    rest: tuple[RestDays, ...]
    worked: tuple[WorkedSaturday, ...] = ()

    @property
    def in_words(self) -> str:
        """How many days of rest it names."""
        return f"{self.year}: {sum(len(list(entry.days())) for entry in self.rest)} ngày nghỉ lễ, tết"

    @model_validator(mode="after")
    def _days_belong_here(self) -> "HolidayYear":
        rest = [day for entry in self.rest for day in entry.days()]
        if strangers := [day for day in [*rest, *(entry.day for entry in self.worked)] if day.year != self.year]:
            raise ValueError(f"{strangers[0]} is not in {self.year}")
        if twice := [day for day in rest if rest.count(day) > 1]:
            raise ValueError(f"{twice[0]} stands twice")
        if loose := [entry.day for entry in self.worked if entry.instead_of not in rest]:
            raise ValueError(f"{loose[0]} is worked in exchange for a day that is no day of rest")
        return self


def load_years(folder: Path = DATA / "calendar") -> tuple[HolidayYear, ...]:
    """Every year that is held, in order.

    Raises:
        BadRulebook: a file does not hold; the message names it and the place.
    """
    return tuple(validated(HolidayYear, read(path), path) for path in sorted(folder.glob("*.yaml")))


@cache
def vietnamese_years() -> tuple[HolidayYear, ...]:
    """The years of the installation."""
    return load_years()


@cache
def vietnamese_calendar() -> Calendar:
    """The calendar that legal periods are counted by. A year without a file has Saturdays and Sundays only."""
    years = vietnamese_years()
    return Calendar(
        holidays=frozenset(day for year in years for entry in year.rest for day in entry.days()),
        worked=frozenset(entry.day for year in years for entry in year.worked),
    )

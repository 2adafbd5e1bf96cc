"""Rules an instrument fixes: periods, windows, quotas, targets, and rules in words."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from gieo.kernel import working_days
from gieo.kernel.working_days import Boundary, Deadline, Unit
from gieo.rulebooks.models.holidays import vietnamese_calendar
from gieo.rulebooks.models.values import Frozen, Sourced


class NamedRule(Sourced):
    """A rule in words: a requirement, a criterion, a permitted ground."""

    key: str
    text: str


class DeadlineRule(Sourced):
    """A period: so many days or months from an event, or at least so many before it.

    Attributes:
        what: what must be done in it.
        counted: "after" the event that starts it, or "before" the event it must precede (papers of a session).
    """

    what: str
    count: int = Field(ge=0)
    unit: Unit
    counted: Literal["after", "before"] = "after"

    def due(self, event: date) -> date:
        """The last day in time, for an event on a legal day or at an aware instant."""
        period = Deadline(self.count, self.unit)
        count = working_days.due if self.counted == "after" else working_days.latest_before
        return count(event, period, vietnamese_calendar())


class WindowRule(Sourced):
    """A standing rule on the yearly window; the dated notice of a year overrides it.

    Attributes:
        closes: the day, as month-day.
        boundary: whether that day is still in time.
    """

    what: str
    closes: str = Field(pattern=r"^\d{2}-\d{2}$")
    boundary: Boundary

    @model_validator(mode="after")
    def _day_exists_every_year(self) -> "WindowRule":
        self.closing_day(2023)
        return self

    def closing_day(self, year: int) -> date:
        """The day it closes in a year."""
        return date.fromisoformat(f"{year}-{self.closes}")

    def closes_at(self, year: int) -> datetime:
        """The first instant that is too late in a year."""
        return working_days.closing_instant(self.closing_day(year), self.boundary)


class LateRule(Sourced):
    """What becomes of a form that comes after the window has closed."""

    kept: bool
    may_be_carried_over: bool
    compiled: bool = False


class Holder(StrEnum):
    """Whom a quota binds."""

    COUNCIL_MEMBER = "council_member"
    DEPARTMENT = "department"
    DISTRICT = "district"


class Counted(StrEnum):
    """What a quota counts."""

    PROPOSAL = "proposal"
    ORDER = "order"
    GRASSROOTS_TASK = "grassroots_task"


class QuotaRule(Sourced):
    """So many of something from each of a class of bodies or persons.

    Attributes:
        window: key of the window in which they must arrive, if any.
    """

    key: str
    who: Holder
    what: Counted
    minimum: int = Field(ge=1)
    per: Literal["year", "period"] = "year"
    window: str = ""
    text: str


class TargetRule(Sourced):
    """A figure a plan wants reached by the end of a year."""

    key: str
    text: str
    operator: Literal[">=", "=", "<="]
    value: int
    unit: str
    by_year: int | None = None


class Envelope(Sourced):
    """The money a plan foresees, in đồng, and where it may come from."""

    amount: int = Field(gt=0)
    approximate: bool = False
    first_year: int
    last_year: int
    sources: tuple[str, ...] = Field(min_length=1)


class FieldOfScience(Frozen):
    """A field of a notice or plan, under the name it has there."""

    key: str
    name: str

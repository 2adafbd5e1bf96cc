"""Values an instrument fixes."""

from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from gieo.kernel import working_days
from gieo.kernel.working_days import Deadline, Unit
from gieo.rulebooks.holidays import vietnamese_calendar

Share = Annotated[Fraction, BeforeValidator(lambda value: Fraction(str(value)))]


class Status(StrEnum):
    """How sure a value is."""

    IN_FORCE = "in_force"
    TO_CONFIRM = "to_confirm"


class Frozen(BaseModel):
    """Never changed, never more than it says."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Sourced(Frozen):
    """Something with the articles it rests on. An instrument's default that no text fixes is `to_confirm`."""

    basis: tuple[str, ...] = Field(min_length=1)
    status: Status = Status.IN_FORCE
    note: str = ""


class DeadlineRule(Sourced):
    """A period: so many days or months from an event."""

    what: str
    count: int = Field(ge=0)
    unit: Unit

    def due(self, event: datetime) -> date:
        """The last day of the period that begins with an event (aware)."""
        return working_days.due(event, Deadline(self.count, self.unit), vietnamese_calendar())


class NamedRule(Sourced):
    """A rule in words: a requirement, a criterion, a permitted ground."""

    key: str
    text: str


class WindowRule(Sourced):
    """A standing rule on the yearly window; the dated notice of a year overrides it."""

    what: str
    closes: str = Field(pattern=r"^\d{2}-\d{2}$", description="month-day")
    boundary: Literal["through", "before"]


class LateRule(Sourced):
    """What becomes of a form that comes after the window has closed."""

    kept: bool
    may_be_carried_over: bool


class QuotaRule(Sourced):
    """So many of something from each of a class of bodies or persons."""

    who: str
    what: str
    minimum: int = Field(ge=1)
    per: Literal["year", "period"] = "year"


class TargetRule(Sourced):
    """A figure a plan wants reached."""

    key: str
    text: str
    operator: Literal[">=", "=", "<="]
    value: int
    unit: str


class BallotRule(Sourced):
    """When a ballot or a motion passes: a share of those counted, strictly more or at least."""

    share: Share
    strict: bool
    of: str

    def needed(self, counted: int) -> int:
        """The smallest whole number of votes that passes, of so many counted."""
        exact = self.share * counted
        whole = -(-exact.numerator // exact.denominator)
        return whole + 1 if self.strict and whole == exact else whole


class CouncilRule(Sourced):
    """A kind of council: seats, quorum, papers, ballots."""

    title: str
    smallest: int
    largest: int
    reviewers: int = 2
    quorum: BallotRule
    must_attend: tuple[str, ...] = ()
    passes: BallotRule | None = None
    concludes: BallotRule | None = None
    criteria: tuple[NamedRule, ...] = ()


class Profile(Sourced):
    """How a province names itself on paper and where it receives."""

    parent_body: str
    body: str
    letterhead_parent: str
    letterhead_body: str
    place: str
    number_symbol: str
    address: str
    phones: tuple[str, ...] = ()
    phones_printed: str = ""
    online: str = ""
    look_up: str = ""
    accent: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$")
    time_zone: str = "Asia/Ho_Chi_Minh"

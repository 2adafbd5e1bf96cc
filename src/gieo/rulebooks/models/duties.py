"""Duties of bodies and people: who owes what, until when, how much of it, and what proves it."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field, model_validator

from gieo.kernel.working_days import Boundary, closing_instant
from gieo.rulebooks.models.values import Mark, Sourced, Status


class DutyHolder(StrEnum):
    """A class of bodies or people that duties are laid on."""

    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"
    COUNCIL_MEMBER = "council_member"
    COUNCIL = "council"
    PEOPLES_COMMITTEE = "peoples_committee"
    CHAIRMAN = "chairman"
    SCIENCE_DEPARTMENT = "science_department"
    OFFICE = "office"
    UNIT = "unit"
    INSPECTOR = "inspector"
    INFORMATION_CENTRE = "information_centre"
    FINANCE_DEPARTMENT = "finance_department"
    LEAD_ORGANISATION = "lead_organisation"
    ENTERPRISE = "enterprise"
    PRESS = "press"


HOLDERS = {
    DutyHolder.DEPARTMENT: "sở, cơ quan thuộc UBND tỉnh",
    DutyHolder.DISTRICT: "UBND huyện, thành phố",
    DutyHolder.COMMUNE: "UBND xã, phường",
    DutyHolder.COUNCIL_MEMBER: "thành viên Hội đồng KH&CN tỉnh",
    DutyHolder.COUNCIL: "Hội đồng KH&CN tỉnh",
    DutyHolder.PEOPLES_COMMITTEE: "UBND tỉnh",
    DutyHolder.CHAIRMAN: "Chủ tịch UBND tỉnh",
    DutyHolder.SCIENCE_DEPARTMENT: "Sở KH&CN",
    DutyHolder.OFFICE: "Văn phòng Sở",
    DutyHolder.UNIT: "phòng, đơn vị thuộc Sở",
    DutyHolder.INSPECTOR: "Thanh tra",
    DutyHolder.INFORMATION_CENTRE: "tổ chức đầu mối thông tin KH&CN",
    DutyHolder.FINANCE_DEPARTMENT: "Sở Tài chính",
    DutyHolder.LEAD_ORGANISATION: "tổ chức chủ trì",
    DutyHolder.ENTERPRISE: "doanh nghiệp KH&CN",
    DutyHolder.PRESS: "báo, đài của tỉnh",
}


class Recurrence(StrEnum):
    """How often a duty is owed."""

    YEARLY = "yearly"
    PERIODIC = "periodic"  # the province sets the period
    EVENT = "event"
    ONCE = "once"
    STANDING = "standing"


RECURRENCES = {
    Recurrence.YEARLY: "hằng năm",
    Recurrence.PERIODIC: "định kỳ",
    Recurrence.EVENT: "khi có việc",
    Recurrence.ONCE: "một lần",
    Recurrence.STANDING: "thường xuyên",
}


class Proof(StrEnum):
    """What shows that a duty was done; a stage counts it, or somebody hands in a paper."""

    ORDER = "order"
    WRITTEN_ORDER = "written_order"
    PROPOSAL = "proposal"
    GRASSROOTS_TASK = "grassroots_task"
    DOCUMENT = "document"
    PLAN = "plan"
    REPORT = "report"
    CHECK = "check"
    INSPECTION = "inspection"
    DISSEMINATION = "dissemination"
    BUDGET_LINE = "budget_line"
    CONTEST = "contest"
    SHARE = "share"
    PLAN_ROWS = "plan_rows"
    EXPERT_REVIEW = "expert_review"
    REGULATION = "regulation"
    THEMATIC_SESSION = "thematic_session"


class DutyRule(Sourced):
    """Something that a class of bodies or people owes.

    Attributes:
        who: everyone of these classes owes it on its own.
        due: the day that closes it, as month-day; empty where no text and no default fixes one.
        boundary: whether that day is still in time.
        day_mark: where the day comes from, when the duty itself rests on a text that gives none.
        minimum: how much is owed at least, counted in `counted_in`; 0 where nothing is counted.
        first_year: owed from this year on; with `last_year`, until that year.
        window: key of the window that receives it, which then closes on the same day.
    """

    key: str
    who: tuple[DutyHolder, ...] = Field(min_length=1)
    what: str
    recurrence: Recurrence
    due: str = Field(default="", pattern=r"^(\d{2}-\d{2})?$")
    boundary: Boundary = Boundary.THROUGH
    day_mark: Mark = Mark.BINDING
    minimum: int = Field(default=0, ge=0)
    counted_in: str = ""
    proof: Proof
    first_year: int | None = None
    last_year: int | None = None
    window: str = ""

    @property
    def in_words(self) -> str:
        """E.g. "Sở KH&CN: báo cáo tổng hợp, hằng năm, trước 31/12"."""
        parts = [self.what, RECURRENCES[self.recurrence], self._day_in_words(), self._amount_in_words()]
        holders = "; ".join(HOLDERS[holder] for holder in self.who)
        return f"{holders[0].upper()}{holders[1:]}: {', '.join(filter(None, parts))}"

    @model_validator(mode="after")
    def _can_be_owed(self) -> "DutyRule":
        if self.due and self.recurrence not in {Recurrence.YEARLY, Recurrence.ONCE}:
            raise ValueError(f"{self.key}: only what is owed yearly or once has a day")
        if self.due and self.recurrence is Recurrence.ONCE and self.last_year is None:
            raise ValueError(f"{self.key}: what is owed once on a day has its year (last_year)")
        if self.day_mark is not Mark.BINDING and self.status is Status.IN_FORCE:
            raise ValueError(f"{self.key}: a day that no text gives is to_confirm")
        if bool(self.minimum) != bool(self.counted_in):
            raise ValueError(f"{self.key}: a minimum and what it is counted in belong together")
        if self.due:
            self._closing_day(2023)
        return self

    def is_owed_in(self, year: int) -> bool:
        """Whether a year lies in the years of the duty."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    def closes_at(self, year: int) -> datetime | None:
        """The first instant that is too late in a year; none where there is no day or it is not owed that year."""
        if not self.due or not self.is_owed_in(year):
            return None
        return closing_instant(self._closing_day(year), self.boundary)

    def _closing_day(self, year: int) -> date:
        return date.fromisoformat(f"{year}-{self.due}")

    def _day_in_words(self) -> str:
        if not self.due:
            return ""
        month, day = self.due.split("-")
        year = f"/{self.last_year}" if self.recurrence is Recurrence.ONCE else ""
        ours = "" if self.day_mark is Mark.BINDING else f" ({self.day_mark.label})"
        return f"{'đến hết' if self.boundary is Boundary.THROUGH else 'trước'} {day}/{month}{year}{ours}"

    def _amount_in_words(self) -> str:
        return f"ít nhất {self.minimum} {self.counted_in}" if self.minimum else ""

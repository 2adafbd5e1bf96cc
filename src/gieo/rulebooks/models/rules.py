"""Rules an instrument fixes: periods, windows, quotas, targets, and rules in words."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from gieo.kernel import working_days
from gieo.kernel.money import format_vnd
from gieo.kernel.working_days import Boundary, Deadline, Unit
from gieo.rulebooks.models.holidays import vietnamese_calendar
from gieo.rulebooks.models.values import Frozen, Sourced


class NamedRule(Sourced):
    """A rule in words: a requirement, a criterion, a permitted ground."""

    key: str
    text: str

    @property
    def in_words(self) -> str:
        """The rule itself."""
        return self.text


UNITS = {Unit.CALENDAR_DAYS: "ngày", Unit.WORKING_DAYS: "ngày làm việc", Unit.MONTHS: "tháng"}


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

    @property
    def in_words(self) -> str:
        """E.g. "Gửi tài liệu cho thành viên trước phiên họp: ít nhất 5 ngày làm việc trước"."""
        period = f"{self.count} {UNITS[self.unit]}"
        return f"{self.what}: " + (f"trong {period}" if self.counted == "after" else f"ít nhất {period} trước")

    def due(self, event: date, *, periods: int = 1) -> date:
        """The last day in time, for an event on a legal day or at an aware instant.

        Args:
            event: what starts it, or what it must precede.
            periods: how many in a row: the third half-yearly report is due after three.
        """
        period = Deadline(self.count * periods, self.unit)
        count = working_days.due if self.counted == "after" else working_days.latest_before
        return count(event, period, vietnamese_calendar())

    def left(self, stopped_on: date, last: date) -> int:
        """Days of it that are left when its clock is stopped on a day; never more than there were.

        Args:
            stopped_on: the legal day, or an aware instant on it.
            last: the day it would have ended.
        """
        left = working_days.days_left(stopped_on, last, self.unit, vietnamese_calendar())
        return left if self.unit is Unit.MONTHS else min(left, self.count)

    def due_after(self, event: date, left: int) -> date:
        """The last day in time, where so many days of it were left when its clock went on; what is over ends now."""
        unit = Unit.CALENDAR_DAYS if self.unit is Unit.MONTHS else self.unit
        return working_days.due(event, Deadline(left, unit), vietnamese_calendar())

    def left_in_words(self, left: int) -> str:
        """E.g. "3 ngày làm việc"."""
        return f"{left} {UNITS[Unit.CALENDAR_DAYS if self.unit is Unit.MONTHS else self.unit]}"


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

    @property
    def in_words(self) -> str:
        """E.g. "Văn bản đặt hàng: trước 15/11"."""
        month, day = self.closes.split("-")
        return f"{self.what}: {'đến hết' if self.boundary is Boundary.THROUGH else 'trước'} {day}/{month}"

    def closing_day(self, year: int) -> date:
        """The day it closes in a year."""
        return date.fromisoformat(f"{year}-{self.closes}")

    def closes_at(self, year: int) -> datetime:
        """The first instant that is too late in a year."""
        return working_days.closing_instant(self.closing_day(year), self.boundary)


class OutageRule(Sourced):
    """When the system itself was away while forms were received: how long counts, and near the end of which window.

    Attributes:
        smallest_minutes: an interruption of at least so many minutes counts.
        last_hours: of the window: an interruption that touches them moves its end by as long as it lasted.
    """

    smallest_minutes: int = Field(gt=0)
    last_hours: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """The rule as it is published."""
        return (
            f"Hệ thống gián đoạn từ {self.smallest_minutes} phút trở lên trong {self.last_hours} giờ cuối của đợt nhận "
            "thì đợt nhận kéo dài thêm đúng bằng thời gian gián đoạn"
        )


class LateRule(Sourced):
    """What becomes of a form that comes after the window has closed."""

    kept: bool
    may_be_carried_over: bool
    compiled: bool = False

    @property
    def in_words(self) -> str:
        """What happens, step by step."""
        steps = [
            "Phiếu quá hạn được nhận và ghi quá hạn" if self.kept else "Phiếu quá hạn không được nhận",
            "vẫn tổng hợp" if self.compiled else "không tổng hợp",
            "được chuyển sang năm sau" if self.may_be_carried_over else "không chuyển sang năm sau",
        ]
        return ", ".join(steps)


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

    @property
    def in_words(self) -> str:
        """The quota itself."""
        return self.text


OPERATORS = {">=": "ít nhất", "=": "", "<=": "nhiều nhất"}


class TargetRule(Sourced):
    """A figure a plan wants reached by the end of a year."""

    key: str
    text: str
    operator: Literal[">=", "=", "<="]
    value: int
    unit: str
    by_year: int | None = None

    @property
    def in_words(self) -> str:
        """E.g. "Chế phẩm sinh học dùng trong nông nghiệp: ít nhất 2 chế phẩm, đến năm 2025"."""
        by = f", đến năm {self.by_year}" if self.by_year else ""
        return " ".join(filter(None, (f"{self.text}:", OPERATORS[self.operator], str(self.value), self.unit))) + by


class TransitionBy(StrEnum):
    """What decides whether a dossier goes on under the rulebook before."""

    FILING = "filing"
    APPROVAL = "approval"


class TransitionRule(Sourced):
    """How a rulebook takes over from the one before it, within one law; the border between the laws is the law's own.

    Attributes:
        by: filing: what was filed before its first day goes on under the old one; approval: whatever was not yet
            approved and assigned goes over to the new one.
    """

    by: TransitionBy

    @property
    def in_words(self) -> str:
        """What becomes of a dossier that is under way on the first day."""
        if self.by is TransitionBy.FILING:
            return "Hồ sơ nộp trước ngày bộ quy tắc có hiệu lực tiếp tục theo bộ trước"
        return "Hồ sơ chưa được phê duyệt chuyển sang bộ quy tắc mới"


class Envelope(Sourced):
    """The money a plan foresees, in đồng, and where it may come from."""

    amount: int = Field(gt=0)
    approximate: bool = False
    first_year: int
    last_year: int
    sources: tuple[str, ...] = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """E.g. "khoảng 45.000.000.000 đ, 2021-2025"."""
        about = "khoảng " if self.approximate else ""
        return f"{about}{format_vnd(self.amount)}, {self.first_year}-{self.last_year}"


class FieldOfScience(Frozen):
    """A field of a notice or plan, under the name it has there."""

    key: str
    name: str

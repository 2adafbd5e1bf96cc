"""The window in which proposals are received, as data."""

from datetime import date, datetime, timedelta

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.identity.models import ProvinceOwned
from gieo.kernel.working_days import LEGAL_ZONE, ONE_DAY
from gieo.orientation.models.line import Line
from gieo.orientation.models.notice import OrientationNotice

ONE_SECOND = timedelta(seconds=1)


class Boundary(models.TextChoices):
    """How the last day counts."""

    THROUGH = "through", "đến hết ngày"
    BEFORE = "before", "trước ngày"


@pghistory.track()
class IntakeWindow(ProvinceOwned, Line):
    """Opens and closes the filing of proposals; `closes_at` is the first instant that is too late."""

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="windows", verbose_name="thông báo")
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    opens_at = models.DateTimeField("mở lúc", null=True, blank=True, help_text="trống khi ngày thông báo chưa rõ")
    closes_at = models.DateTimeField("đóng lúc", null=True, blank=True)
    extended_by = models.DurationField("kéo dài thêm", default=timedelta(0), help_text="đã cộng vào lúc đóng")
    boundary = models.CharField("cách tính ngày cuối", max_length=8, choices=Boundary.choices, default=Boundary.THROUGH)
    basis = models.CharField("căn cứ", max_length=80, help_text="khóa trong chỉ mục văn bản")
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đợt nhận đề xuất"
        ordering = ("-closes_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="window_closes_after_it_opens",
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(opens_at__lt=F("closes_at")),
                violation_error_message="Thời điểm đóng phải sau thời điểm mở.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.province_id} {self.plan_year}"

    @property
    def last_day(self) -> date | None:
        """The day named in the notice: the last that counts, or the first that does not ("before")."""
        if self.closes_at is None:
            return None
        closes = (self.closes_at - self.extended_by).astimezone(LEGAL_ZONE).date()
        return closes - ONE_DAY if self.boundary == Boundary.THROUGH else closes

    @property
    def last_instant(self) -> datetime | None:
        """The last second in time: what a reader is shown, while `closes_at` is what is compared."""
        return self.closes_at - ONE_SECOND if self.closes_at else None

    @property
    def last_day_in_time(self) -> date | None:
        """The legal day of the last instant in time."""
        return (self.closes_at - timedelta.resolution).astimezone(LEGAL_ZONE).date() if self.closes_at else None

    def is_open_at(self, instant: datetime) -> bool:
        """Whether a proposal that arrives at this instant is in time."""
        return bool(self.opens_at and self.closes_at and self.opens_at <= instant < self.closes_at)

    def is_past_at(self, instant: datetime) -> bool:
        """Whether it has closed."""
        return bool(self.closes_at and instant >= self.closes_at)

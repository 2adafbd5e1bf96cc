"""The window in which proposals are received, as data."""

from datetime import date, datetime, timedelta

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.identity.models import Organisation, ProvinceOwned
from gieo.kernel.working_days import LEGAL_ZONE, ONE_DAY
from gieo.orientation.models.line import Line
from gieo.orientation.models.notice import OrientationNotice

ONE_SECOND = timedelta(seconds=1)


class Boundary(models.TextChoices):
    """How the last day counts."""

    THROUGH = "through", "đến hết ngày"
    BEFORE = "before", "trước ngày"


class WindowsOfTheProvince(models.Manager["IntakeWindow"]):
    """Those of the notice itself, without the calls that bodies open inside them."""

    def get_queryset(self) -> models.QuerySet["IntakeWindow"]:
        """Whoever looks for a window to receive in means one of the province."""
        return super().get_queryset().filter(body__isnull=True)


@pghistory.track()
class IntakeWindow(ProvinceOwned, Line):
    """Opens and closes the filing of proposals; `closes_at` is the first instant that is too late.

    A body with a council may open a call of its own (`body`) inside a window of the province (`within`), which closes
    earlier: what it receives goes up with its common list (BG25-IV-5). `every` finds both kinds, `objects` the first.
    """

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="windows", verbose_name="thông báo")
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    opens_at = models.DateTimeField("mở lúc", null=True, blank=True, help_text="trống khi ngày thông báo chưa rõ")
    closes_at = models.DateTimeField("đóng lúc", null=True, blank=True)
    extended_by = models.DurationField("kéo dài thêm", default=timedelta(0), help_text="đã cộng vào lúc đóng")
    boundary = models.CharField("cách tính ngày cuối", max_length=8, choices=Boundary.choices, default=Boundary.THROUGH)
    basis = models.CharField("căn cứ", max_length=80, help_text="khóa trong chỉ mục văn bản")
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan mở đợt riêng"
    )
    within = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="trong đợt nhận của tỉnh"
    )
    own_people = models.BooleanField("chỉ người của cơ quan", default=False)

    objects = WindowsOfTheProvince()
    every = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "đợt nhận đề xuất"
        ordering = ("-closes_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="window_closes_after_it_opens",
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(opens_at__lt=F("closes_at")),
                violation_error_message="Thời điểm đóng phải sau thời điểm mở.",
            ),
            models.CheckConstraint(
                name="a_call_of_a_body_lies_in_a_window",
                condition=Q(body__isnull=True, within__isnull=True) | Q(body__isnull=False, within__isnull=False),
                violation_error_message="Đợt nhận của cơ quan nằm trong một đợt nhận của tỉnh.",
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

"""Somebody follows calls: those that fit a search, or one by name."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.identity.models import Organisation


class CallWatch(models.Model):
    """What is followed, and for whom: an address, an account, or everybody who acts for a body.

    `told` holds what was said already, so that a job that runs twice says nothing twice. Personal data (purpose: to
    send what is followed): `email`, deleted with the row when it is stopped.
    """

    email = models.EmailField("thư điện tử", blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="tài khoản"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cả cơ quan theo dõi"
    )
    slug = models.CharField("một đợt nhận", max_length=40, blank=True)
    title = models.CharField("tên đợt nhận", max_length=500, blank=True)
    words = models.CharField("từ tìm", max_length=200, blank=True)
    sought_province = models.CharField("mã tỉnh", max_length=8, blank=True)
    sought_year = models.PositiveSmallIntegerField("năm kế hoạch", null=True, blank=True)
    sought_kind = models.CharField("loại", max_length=20, blank=True)
    asked_at = models.DateTimeField("đăng ký lúc")
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    mailed_at = models.DateTimeField("gửi thư xác nhận lúc", null=True, blank=True, editable=False)
    told = models.JSONField("đã báo", default=list, editable=False)
    told_on = models.DateField("ngày báo gần nhất", null=True, blank=True, editable=False)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"email"})

    class Meta:
        verbose_name = verbose_name_plural = "theo dõi đợt nhận"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="somebody_follows",
                condition=~Q(email="") & Q(user__isnull=True, organisation__isnull=True)
                | Q(email="", user__isnull=False),
                violation_error_message="Theo dõi bằng một địa chỉ thư hoặc một tài khoản.",
            ),
            models.UniqueConstraint(
                "email",
                "user",
                "organisation",
                "slug",
                "words",
                "sought_province",
                "sought_year",
                "sought_kind",
                nulls_distinct=False,
                name="followed_once",
            ),
        )
        indexes = (models.Index(fields=("organisation",), name="calls_a_body_follows"),)

    def __str__(self) -> str:
        return self.title or self.words or self.sought_kind or "mọi đợt nhận"

    @property
    def counts_from(self) -> datetime:
        """What came before is no news."""
        return self.confirmed_at or self.asked_at

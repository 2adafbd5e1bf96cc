"""What looks wrong in a notice, and what a person decided about it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.orientation.models.notice import OrientationNotice


class Severity(models.TextChoices):
    """An error must be decided by a person before the notice is published."""

    ERROR = "error", "Phải xử lý"
    WARNING = "warning", "Nên xem"
    INFO = "info", "Để biết"


class NoticeFinding(models.Model):
    """One finding of the reader."""

    notice = models.ForeignKey(OrientationNotice, models.CASCADE, related_name="findings", verbose_name="thông báo")
    code = models.CharField("mã", max_length=40)
    severity = models.CharField("mức", max_length=8, choices=Severity.choices)
    lines = ArrayField(models.PositiveIntegerField(), default=list, verbose_name="dòng")
    message = models.TextField("nội dung")
    decision = models.CharField(
        "quyết định", max_length=12, blank=True, choices=[("corrected", "Đã sửa"), ("kept", "Giữ như bản in")]
    )
    note = models.CharField("ghi chú", max_length=250, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người quyết định"
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "điểm cần xem"
        ordering = ("notice_id", "pk")

    def __str__(self) -> str:
        return f"{self.code}: {self.message[:60]}"

"""How somebody wants to be written to, where that differs from the province."""

from django.conf import settings
from django.db import models
from django.db.models import Q

PACES = (("at_once", "gửi ngay từng thư"), ("morning", "gộp mọi thư không khẩn vào buổi sáng"))


class MailSettings(models.Model):
    """One row for each account that chose something; what is empty is as the province has it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_settings", verbose_name="của"
    )
    pace = models.CharField("gửi thư", max_length=10, choices=PACES, blank=True)
    quiet_from = models.TimeField("yên lặng từ", null=True, blank=True)
    quiet_until = models.TimeField("yên lặng đến", null=True, blank=True)
    stopped = models.JSONField("thôi nhận thư về", default=list)
    chosen_at = models.DateTimeField("chọn lúc")

    class Meta:
        verbose_name = verbose_name_plural = "cách nhận thư"
        constraints = (
            models.CheckConstraint(
                name="quiet_hours_have_two_ends",
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                violation_error_message="Giờ yên lặng có lúc bắt đầu và lúc kết thúc.",
            ),
        )

    def __str__(self) -> str:
        return str(self.user)

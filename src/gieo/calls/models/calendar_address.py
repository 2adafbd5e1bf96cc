"""The secret address of somebody's own calendar."""

from django.conf import settings
from django.db import models


class CalendarAddress(models.Model):
    """One for each account that wants one; only its hash is kept, and a new one ends the one before."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_address", verbose_name="của"
    )
    hashed = models.CharField("mã băm", max_length=64, unique=True)
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        verbose_name = verbose_name_plural = "địa chỉ lịch riêng"

    def __str__(self) -> str:
        return str(self.user)

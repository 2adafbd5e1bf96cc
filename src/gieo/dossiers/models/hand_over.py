"""A seat passes from one person to another, and with it the files that wait in it."""

import pgtrigger
from django.conf import settings
from django.db import models

from gieo.identity.models import Appointment, ProvinceOwned


class HandOver(ProvinceOwned):
    """What was handed over: the numbers of the open dossiers as they stood on that day. Never changed."""

    given = models.ForeignKey(Appointment, models.PROTECT, related_name="given_over", verbose_name="ghế bàn giao")
    taken = models.ForeignKey(Appointment, models.PROTECT, related_name="taken_over", verbose_name="ghế nhận")
    on = models.DateField("từ ngày")
    decision = models.CharField("quyết định số", max_length=80, blank=True)
    waiting = models.JSONField("hồ sơ đang chờ ở ghế")
    by_name = models.JSONField("hồ sơ ghi đích danh")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập")
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        verbose_name = verbose_name_plural = "bàn giao"
        ordering = ("-pk",)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.given} → {self.taken}"

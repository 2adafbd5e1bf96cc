"""What an auditor took away: the auditor's own trail."""

import pgtrigger
from django.conf import settings
from django.db import models

from gieo.identity.models import ProvinceOwned


class DrawnSample(ProvinceOwned):
    """One sample. Province, year, size and seed draw the same dossiers again from the same data."""

    auditor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="kiểm toán viên"
    )
    drawn_at = models.DateTimeField("lấy lúc")
    plan_year = models.PositiveSmallIntegerField("năm kế hoạch")
    size = models.PositiveSmallIntegerField("số hồ sơ")
    seed = models.CharField("hạt giống", max_length=40)
    numbers = models.JSONField("số hồ sơ lấy ra")
    package = models.CharField("mã băm gói", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "mẫu kiểm toán"
        ordering = ("-pk",)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.province_id} {self.plan_year}: {self.size}"

"""Supervision of a plan's row."""

from django.db import models

from gieo.plans.models.row import PlanRow


class PlanCheck(models.Model):
    """Somebody looked at how a row is carried out: what was found, and what is asked for (CNSH-I-2b)."""

    row = models.ForeignKey(PlanRow, models.PROTECT, related_name="checks", verbose_name="việc")
    on = models.DateField("ngày kiểm tra")
    by = models.CharField("người, đoàn kiểm tra", max_length=250)
    found = models.TextField("kết quả kiểm tra")
    asked = models.TextField("yêu cầu", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "lần kiểm tra việc của kế hoạch"
        ordering = ("row_id", "on", "pk")

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.by}"

"""Tasks at the grass roots: a district approves, funds and carries them out itself."""

from datetime import date

from django.db import models

from gieo.duties.models.duty import Duty


class GrassrootsTask(models.Model):
    """One task of a district in a year; it counts once it is approved, funded and begun (CT-2-1c)."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="grassroots_tasks", verbose_name="nghĩa vụ")
    title = models.CharField("tên nhiệm vụ", max_length=500)
    lead = models.CharField("đơn vị thực hiện", max_length=250, blank=True)
    approval = models.CharField("quyết định phê duyệt", max_length=200, blank=True)
    budget = models.BigIntegerField("kinh phí đã cấp, đồng", default=0)
    begun_on = models.DateField("bắt đầu ngày", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm vụ cấp cơ sở"
        ordering = ("duty_id", "pk")
        constraints = (models.UniqueConstraint("duty", "title", name="one_grassroots_task_of_a_title"),)

    def __str__(self) -> str:
        return self.title

    def is_carried_out(self, on: date) -> bool:
        """Approved, funded and begun by a day: a proposal alone does not count."""
        return bool(self.approval and self.budget and self.begun_on and self.begun_on <= on)

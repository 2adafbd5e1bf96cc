"""What was done for a row of a plan."""

from django.db import models

from gieo.plans.models.plan import Plan
from gieo.plans.models.row import PlanRow
from gieo.plans.plan_row.states import ActivityKind


class PlanActivity(models.Model):
    """A class, a trip, a broadcast, an event. It counts once, for one row of its plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="activities", verbose_name="kế hoạch")
    row = models.ForeignKey(PlanRow, models.PROTECT, related_name="activities", verbose_name="việc")
    kind = models.CharField("loại", max_length=12, choices=[(kind.value, kind.label) for kind in ActivityKind])
    title = models.CharField("tên hoạt động", max_length=300)
    on = models.DateField("ngày")
    place = models.CharField("nơi tổ chức, kênh phát", max_length=250, blank=True)
    participants = models.PositiveIntegerField("số người tham gia", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "hoạt động của kế hoạch"
        ordering = ("row_id", "on", "pk")
        constraints = (models.UniqueConstraint("plan", "kind", "title", "on", name="an_activity_counts_once"),)

    def __str__(self) -> str:
        return self.title

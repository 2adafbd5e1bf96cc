"""The money of a plan, task by task, as its annex lists it."""

from django.db import models

from gieo.plans.models.plan import Plan


class PlanCost(models.Model):
    """One line of the annex: what costs how much, in đồng."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="costs", verbose_name="kế hoạch")
    title = models.CharField("nội dung", max_length=500)
    source = models.CharField("nguồn", max_length=250, blank=True)
    amount = models.BigIntegerField("kinh phí")

    class Meta:
        verbose_name = verbose_name_plural = "kinh phí của kế hoạch"
        ordering = ("plan_id", "pk")
        constraints = (
            models.UniqueConstraint("plan", "title", "source", name="one_cost_of_a_task_and_source"),
            models.CheckConstraint(
                name="a_cost_is_money", condition=models.Q(amount__gt=0), violation_error_message="Số tiền phải dương."
            ),
        )

    def __str__(self) -> str:
        return self.title

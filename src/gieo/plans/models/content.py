"""What a plan says beside its figures: its aims, and the contents under its fields."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.identity.models import Organisation
from gieo.plans.models.plan import Plan


class PlanGoal(models.Model):
    """One aim in words; `priorities` are the technologies it names first. Targets and contents hang under the aims."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals", verbose_name="kế hoạch")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("mục tiêu")
    priorities = ArrayField(models.CharField(max_length=250), default=list, blank=True, verbose_name="ưu tiên")
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)
    last_line = models.PositiveIntegerField("đến dòng", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "mục tiêu của kế hoạch"
        ordering = ("plan_id", "order")
        constraints = (models.UniqueConstraint("plan", "order", name="one_goal_of_a_place"),)

    def __str__(self) -> str:
        return self.text[:80]


class PlanContent(models.Model):
    """One content of a plan under its field; `leads` as printed, by itself or once for all above it.

    `code` is its place within the fields ("3.16"), `heading` the number of the point it stands under ("3.1.3").
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="contents", verbose_name="kế hoạch")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=12)
    heading = models.CharField("điểm", max_length=20, blank=True)
    field = models.CharField("lĩnh vực", max_length=250)
    text = models.TextField("nội dung")
    leads = ArrayField(models.CharField(max_length=250), default=list, blank=True, verbose_name="chủ trì")
    lead_bodies = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="cơ quan chủ trì")
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)
    last_line = models.PositiveIntegerField("đến dòng", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nội dung của kế hoạch"
        ordering = ("plan_id", "order")
        constraints = (models.UniqueConstraint("plan", "code", name="one_content_of_a_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"

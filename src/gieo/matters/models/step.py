"""What was done about a matter."""

from django.db import models

from gieo.identity.models import Organisation
from gieo.matters.matter.states import StepKind
from gieo.matters.models.matter import Matter


class MatterStep(models.Model):
    """One thing that was done, met about or brought forth, on a day."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="steps", verbose_name="việc theo dõi")
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi báo cáo"
    )
    kind = models.CharField("loại", max_length=12, choices=[(kind.value, kind.label) for kind in StepKind])
    on = models.DateField("ngày")
    text = models.TextField("nội dung")
    link = models.CharField("liên kết", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "diễn biến của việc theo dõi"
        ordering = ("matter_id", "on", "pk")

    def __str__(self) -> str:
        return self.text[:80]

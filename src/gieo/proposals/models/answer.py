"""Every saved value of a field: a draft survives lost networks, two tabs and second thoughts."""

from django.conf import settings
from django.db import models

from gieo.proposals.models.proposal import Proposal


class AnswerRevision(models.Model):
    """One save of one field. A save that met a newer one is kept too, marked, until somebody chooses."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="saved_answers", verbose_name="đề xuất")
    field = models.CharField("mục", max_length=60)
    revision = models.PositiveIntegerField("lần lưu")
    value = models.JSONField("nội dung", null=True)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lưu")
    conflicted = models.BooleanField("gặp bản mới hơn", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "lần lưu"
        ordering = ("proposal_id", "field", "pk")
        indexes = (models.Index(fields=("proposal", "field", "-revision"), name="saves_of_field"),)

    def __str__(self) -> str:
        return f"{self.field} #{self.revision}"

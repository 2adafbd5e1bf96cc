"""Every saved value of a field: a draft survives lost networks, two tabs and second thoughts."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.proposals.models.proposal import Proposal


class AnswerRevision(models.Model):
    """One save of one field. A save that met a newer one is kept too, marked, until somebody chooses.

    `revision` counts the accepted saves of a field from 1; a save that met a newer one carries the number it was
    written upon.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="saved_answers", verbose_name="đề xuất")
    field = models.CharField("mục", max_length=60)
    revision = models.PositiveIntegerField("lần lưu")
    value = models.JSONField("nội dung", null=True)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lưu")
    by_name = models.CharField("tên người lưu", max_length=200, blank=True)
    conflicted = models.BooleanField("gặp bản mới hơn", default=False)
    settled_at = models.DateTimeField("đã chọn lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "lần lưu"
        ordering = ("proposal_id", "field", "pk")
        constraints = (
            models.UniqueConstraint(
                "proposal", "field", "revision", condition=Q(conflicted=False), name="one_accepted_save_of_a_number"
            ),
        )
        indexes = (
            models.Index(
                fields=("proposal", "field"),
                condition=Q(conflicted=True, settled_at__isnull=True),
                name="saves_to_choose_between",
            ),
        )

    def __str__(self) -> str:
        return f"{self.field} #{self.revision}"

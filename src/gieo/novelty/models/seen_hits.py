"""What the check showed the authors while they wrote."""

from django.conf import settings
from django.db import models

from gieo.dossiers.models import DocketEntry


class SeenHits(models.Model):
    """The last check one author saw beside the form, with its day; the dossier keeps it (BG25-III-4).

    Attributes:
        hits: number, title and per cent of each task shown, the nearest first.
    """

    entry = models.ForeignKey(DocketEntry, models.CASCADE, related_name="seen_hits", verbose_name="hồ sơ")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xem")
    by_name = models.CharField("tên người xem", max_length=200)
    at = models.DateTimeField("lúc")
    hits = models.JSONField("nhiệm vụ gần", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "lần đối chiếu đã xem"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint("entry", "by", name="last_check_of_a_reader"),)

    def __str__(self) -> str:
        return f"{self.by_name} {len(self.hits)}"

"""What the authors of a dossier say about something near to it."""

from django.conf import settings
from django.db import models

from gieo.dossiers.models import DocketEntry
from gieo.registry.models import RegisterEntry


class OverlapReply(models.Model):
    """The author's own note, or the reply to a verdict; of the dossier as a whole where no task is named."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="overlap_replies", verbose_name="hồ sơ")
    task = models.ForeignKey(
        RegisterEntry, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhiệm vụ"
    )
    words = models.TextField("giải trình")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người viết"
    )
    by_name = models.CharField("tên người viết", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "giải trình về trùng lặp"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.by_name}: {self.words[:60]}"

"""Papers that lie in a dossier."""

from django.conf import settings
from django.db import models

from gieo.dossiers.models.docket_entry import DocketEntry
from gieo.files.models import StoredFile


class Enclosure(models.Model):
    """One file in a dossier, with what it is; taken off, its row stays. `inside` it is not for those it is about."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="enclosures", verbose_name="hồ sơ")
    label = models.CharField("tài liệu", max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người thêm"
    )
    inside = models.BooleanField("không cho bên được xét xem", default=False)
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tài liệu trong hồ sơ"
        ordering = ("entry_id", "pk")

    def __str__(self) -> str:
        return self.label

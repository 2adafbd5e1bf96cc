"""Evidence that somebody looked in a register outside the house."""

from django.conf import settings
from django.db import models

from gieo.dossiers.models import DocketEntry
from gieo.files.models import StoredFile
from gieo.novelty.searched_in import SearchedIn


class OutsideLookup(models.Model):
    """One look-up: where, by which words, when, what came of it, whose eyes saw it, and a picture or print of it."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="outside_lookups", verbose_name="hồ sơ")
    source = models.CharField("nơi tra cứu", max_length=12, choices=[(each.value, each.label) for each in SearchedIn])
    source_name = models.CharField("tên nguồn", max_length=200, blank=True)
    query = models.CharField("từ khóa", max_length=500)
    result = models.TextField("kết quả")
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ảnh chụp, bản in kết quả"
    )
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người tra cứu"
    )
    by_name = models.CharField("tên người tra cứu", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "tra cứu nguồn ngoài"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {self.query}"

"""The minutes while they are written by several hands, what was signed in ink, and what an observer reports."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.councils.sections import MinutesPart
from gieo.dossiers.models import DocketEntry
from gieo.files.models import StoredFile


class MinutesEdit(models.Model):
    """One saved text of one section; the section reads as its highest version that was not put aside.

    `base` is the highest version the writer had before the eyes. Where two writers changed the same lines, the later
    text is put aside under a version of its own: kept beside, until somebody who has seen it saves the section. No text
    is ever changed or deleted.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="minutes_edits", verbose_name="hồ sơ")
    section = models.CharField("mục", max_length=12, choices=[(part.value, part.label) for part in MinutesPart])
    version = models.PositiveIntegerField("phiên bản")
    base = models.PositiveIntegerField("viết trên phiên bản")
    words = models.TextField("nội dung", blank=True)
    put_aside = models.BooleanField("để riêng", default=False)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người viết", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "bản viết biên bản"
        ordering = ("entry_id", "section", "version", "pk")
        constraints = (
            models.UniqueConstraint(
                "entry", "section", "version", condition=Q(put_aside=False), name="one_text_of_a_version_of_minutes"
            ),
        )
        triggers = (pgtrigger.Protect(name="written_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.section}: {self.version}"


class BoundScan(models.Model):
    """The scan of a paper signed in ink, bound to the dossier by its hash; with it the minutes are final."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="bound_scans", verbose_name="hồ sơ")
    paper = models.CharField("văn bản", max_length=24)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="bản quét")
    sha256 = models.CharField("mã băm", max_length=64)
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người gắn", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "bản ký giấy"
        ordering = ("entry_id", "pk")
        constraints = (models.UniqueConstraint("entry", "paper", name="one_scan_of_a_paper"),)
        triggers = (pgtrigger.Protect(name="bound_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.paper}"


class ObserverReport(models.Model):
    """What somebody who watched the sitting without a vote reports of it; the council does not change a word."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="observer_reports", verbose_name="hồ sơ")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người quan sát")
    by_name = models.CharField("tên người quan sát", max_length=200)
    words = models.TextField("nội dung")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "báo cáo quan sát"
        ordering = ("entry_id", "pk")
        triggers = (pgtrigger.Protect(name="reported_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.by_name}"

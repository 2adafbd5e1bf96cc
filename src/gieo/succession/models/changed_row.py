"""What a decision wrote, value by value, so that it can be read, and taken back as long as nothing rests on it."""

import pgtrigger
from django.db import models

from gieo.dossiers.models import DocketEntry


class Op(models.TextChoices):
    """How a row was touched."""

    SET = "set", "đổi giá trị"
    MADE = "made", "lập mới"
    SWAPPED = "swapped", "thay trong danh sách"
    ACTED = "acted", "việc trên hồ sơ"


class ChangedRow(models.Model):
    """One value of one row before and after; the order is that of writing.

    `field` of an act is the name of the row of the table that undoes it. Lines are only added.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    op = models.CharField("cách", max_length=8, choices=Op.choices)
    model = models.CharField("bảng", max_length=80)
    object_id = models.CharField("mã", max_length=20)
    field = models.CharField("trường", max_length=60, blank=True)
    before = models.JSONField("trước", null=True)
    after = models.JSONField("sau", null=True)
    claim = models.CharField("loại", max_length=40, blank=True)
    name = models.CharField("tên", max_length=500, blank=True)
    way = models.CharField("từ đâu sang đâu", max_length=520, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "dòng đã đổi"
        ordering = ("pk",)
        indexes = (models.Index(fields=("model", "object_id"), name="changes_of_a_row"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.model} {self.object_id} {self.field}"

"""What a person agreed to, or no longer agrees to. Lines are added, never changed: they are the evidence."""

import pgtrigger
from django.conf import settings
from django.db import models

from gieo.identity.models import Person


class Way(models.TextChoices):
    """How it was said."""

    PAGE = "page", "Trên trang của hệ thống"
    PAPER = "paper", "Bằng văn bản"


class Consent(models.Model):
    """One answer of one person to one purpose. The latest one holds.

    `version` and `sha256` say which words were shown; the words of every version stand in the rules.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents", verbose_name="chủ thể dữ liệu")
    purpose = models.CharField("mục đích", max_length=40)
    version = models.PositiveSmallIntegerField("phiên bản lời")
    sha256 = models.CharField("mã băm của lời", max_length=64)
    given = models.BooleanField("đồng ý")
    at = models.DateTimeField("lúc")
    way = models.CharField("cách", max_length=8, choices=Way.choices)
    document = models.CharField("văn bản", max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = verbose_name_plural = "sổ đồng ý"
        ordering = ("pk",)
        indexes = (models.Index(fields=("purpose", "person", "-id"), name="consents_to_a_purpose"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose}: {'đồng ý' if self.given else 'rút'}"

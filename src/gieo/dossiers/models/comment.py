"""What people who may see a dossier say to each other about it."""

import pgtrigger
from django.conf import settings
from django.db import models

from gieo.dossiers.models.docket_entry import DocketEntry


class Comment(models.Model):
    """A remark; it stays as it was said."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="comments", verbose_name="hồ sơ")
    text = models.TextField("nội dung", max_length=4000)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người viết")
    by_name = models.CharField("tên người viết", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "trao đổi"
        ordering = ("entry_id", "pk")
        triggers = (pgtrigger.Protect(name="as_said", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return self.text[:80]

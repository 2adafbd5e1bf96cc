"""Where each chain of the trail ended on a day: printed and signed, it lies outside the system from then on."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef

from gieo.core.models.trail import TransitionLog


class AnchorQuerySet(models.QuerySet["TrailAnchor"]):
    """Questions to the anchors."""

    def with_whether_they_hold(self) -> Self:
        """`holds` beside each: the chain still has that link under that number."""
        return self.annotate(holds=Exists(_the_link()))

    def lost(self) -> Self:
        """Those whose link the chain no longer has."""
        return self.filter(~Exists(_the_link()))


def _the_link() -> models.QuerySet[TransitionLog]:
    return TransitionLog.objects.filter(chain=OuterRef("chain"), sequence=OuterRef("sequence"), hash=OuterRef("hash"))


class TrailAnchor(models.Model):
    """The last link of a chain at the end of a day. Rows are added, never changed, never removed.

    The chain proves that no link was changed by itself; it cannot prove that nobody wrote the whole of it anew. An
    anchor that hangs on paper with a signature can.
    """

    chain = models.CharField("chuỗi", max_length=20)
    day = models.DateField("ngày")
    sequence = models.PositiveBigIntegerField("số thứ tự cuối")
    hash = models.CharField("mã băm cuối", max_length=64)
    made_at = models.DateTimeField("chốt lúc")

    objects = AnchorQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "mốc nhật ký"
        ordering = ("chain", "-day")
        constraints = (models.UniqueConstraint("chain", "day", name="one_anchor_a_day"),)
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.chain} {self.day:%d/%m/%Y} #{self.sequence}"

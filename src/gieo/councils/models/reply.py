"""What a council lets those it judges read of its remarks, and what they answer."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from gieo.councils.models.council import Council
from gieo.dossiers.models import DocketEntry


class RemarkRelease(models.Model):
    """Remarks left on a dossier were told to those it is about, to be answered until an hour; once for each council."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="remark_releases", verbose_name="hồ sơ")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+", verbose_name="hội đồng")
    until = models.DateTimeField("trả lời đến")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "lần chuyển nhận xét"
        ordering = ("entry_id", "pk")
        constraints = (models.UniqueConstraint("entry", "council", name="one_release_of_a_council"),)
        triggers = (pgtrigger.Protect(name="released_for_good", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.until:%d/%m/%Y %H:%M}"


class RemarkReply(models.Model):
    """The remarks as the authors of one judged dossier read them, and their answer, given once.

    `remarks` are the words alone, in the order of the words: no row of this table points at a note, a member or a seat,
    so that nothing that is read from it can tell who wrote what. `draft` is its authors' until they send it.
    """

    release = models.ForeignKey(RemarkRelease, models.PROTECT, related_name="replies", verbose_name="lần chuyển")
    dossier = models.ForeignKey(
        DocketEntry, models.PROTECT, related_name="remark_replies", verbose_name="hồ sơ được xét"
    )
    remarks = models.JSONField("nhận xét")
    draft = models.TextField("bản nháp", blank=True)
    words = models.TextField("trả lời", blank=True)
    replied_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    replied_by_name = models.CharField("người trả lời", max_length=200, blank=True)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"draft", "words", "replied_by_name"})

    class Meta:
        verbose_name = verbose_name_plural = "trả lời nhận xét"
        ordering = ("release_id", "pk")
        constraints = (
            models.UniqueConstraint("release", "dossier", name="one_reply_of_a_dossier"),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True, words="") | (Q(replied_at__isnull=False) & ~Q(words="")),
                name="a_reply_has_words_and_an_hour",
            ),
        )
        triggers = (
            pgtrigger.Protect(name="kept_for_good", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="replied_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__replied_at__isnull=False),
            ),
            pgtrigger.ReadOnly(name="remarks_stand", fields=["release", "dossier", "remarks"]),
        )

    def __str__(self) -> str:
        return f"{self.release_id}: {self.dossier_id}"

    @property
    def is_sent(self) -> bool:
        """Whether the council has the answer."""
        return self.replied_at is not None

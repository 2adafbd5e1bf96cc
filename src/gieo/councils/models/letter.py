"""Letters of a council before and after they leave."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.councils.letters import LetterKind
from gieo.dossiers.models import DocketEntry


class LetterRound(models.Model):
    """One text for many on one dossier; it leaves at `leaves_at`, once somebody has released it."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="letter_rounds", verbose_name="hồ sơ")
    kind = models.CharField("loại", max_length=12, choices=[(kind.value, kind.label) for kind in LetterKind])
    subject = models.CharField("tiêu đề", max_length=250)
    text = models.TextField("nội dung")
    made_at = models.DateTimeField("lập lúc")
    made_by_name = models.CharField("người lập", max_length=200)
    leaves_at = models.DateTimeField("gửi lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đợt thư của hội đồng"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.subject}"


class CouncilLetter(models.Model):
    """The letter of one account, as it will be read; sent once, or held back for good."""

    round = models.ForeignKey(LetterRound, models.PROTECT, related_name="letters", verbose_name="đợt thư")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhận")
    name = models.CharField("họ và tên", max_length=200)
    about = models.CharField("hồ sơ được nêu", max_length=40)
    subject = models.CharField("tiêu đề", max_length=250)
    body = models.TextField("nội dung")
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancelled_by_name = models.CharField("người hủy", max_length=200, blank=True)
    sent_at = models.DateTimeField("đã gửi lúc", null=True, blank=True)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"name", "body"})

    class Meta:
        verbose_name = verbose_name_plural = "thư của hội đồng"
        ordering = ("round_id", "pk")
        constraints = (
            models.UniqueConstraint("round", "user", "about", name="one_letter_of_a_round"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | Q(sent_at__isnull=True), name="sent_or_held_back"
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id}: {self.name}"

    @property
    def waits(self) -> bool:
        """Neither sent nor held back."""
        return self.sent_at is None and self.cancelled_at is None

    def is_due_at(self, at: datetime) -> bool:
        """Released, and its hour has come."""
        leaves_at = self.round.leaves_at
        return self.waits and leaves_at is not None and leaves_at <= at

"""What a member is owed for a sitting, how the work was, and what the expert says against the record of it."""

from typing import ClassVar

import pghistory
from django.db import models

from gieo.councils.models.council import Membership
from gieo.councils.models.expert import Expert
from gieo.dossiers.models import DocketEntry


@pghistory.track()
class SittingFee(models.Model):
    """What a member is paid for the sitting on one dossier, in VND."""

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="fees", verbose_name="thành viên")
    amount = models.PositiveBigIntegerField("thù lao (đồng)")
    paid_on = models.DateField("chi ngày", null=True, blank=True)
    noted_at = models.DateTimeField("ghi lúc")
    noted_by_name = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "thù lao họp hội đồng"
        ordering = ("entry_id", "membership_id")
        constraints = (models.UniqueConstraint("entry", "membership", name="one_fee_of_a_member"),)

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.amount}"


class Usefulness(models.TextChoices):
    """How far the remarks of a member helped the council."""

    HELPED = "helped", "Nhận xét có ích"
    SOMEWHAT = "somewhat", "Có ích một phần"
    NOT = "not", "Không giúp được"


@pghistory.track()
class QualityRecord(models.Model):
    """How a member worked on one dossier, as an officer of the bank or the chair noted it once the council was done.

    Read by those who keep the bank, by the expert, and by the chair what the chair wrote; by nobody else: not by other
    members, not by those who choose. The expert contests it as any line of the service ledger.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="thành viên")
    was_on_time = models.BooleanField("đúng hạn")
    usefulness = models.CharField("nhận xét", max_length=10, choices=Usefulness.choices)
    satisfaction = models.PositiveSmallIntegerField("mức hài lòng (1–5)")
    words = models.CharField("ghi chú", max_length=500, blank=True)
    noted_at = models.DateTimeField("ghi lúc")
    noted_by_name = models.CharField("người ghi", max_length=200)
    by_chair = models.BooleanField("chủ tịch hội đồng ghi", default=False)

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"words"})

    class Meta:
        verbose_name = verbose_name_plural = "ghi nhận chất lượng của thành viên"
        ordering = ("entry_id", "membership_id")
        constraints = (
            models.UniqueConstraint("entry", "membership", "by_chair", name="one_quality_record_of_each_side"),
        )

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.satisfaction}"


@pghistory.track()
class LedgerContest(models.Model):
    """An expert holds a line of the own service ledger to be wrong; an officer answers in writing, once."""

    expert = models.ForeignKey(Expert, models.PROTECT, related_name="contests", verbose_name="chuyên gia")
    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    words = models.TextField("ý kiến")
    sent_at = models.DateTimeField("gửi lúc")
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by_name = models.CharField("người trả lời", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "ý kiến về sổ theo dõi"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                "expert", "entry", condition=models.Q(answered_at__isnull=True), name="one_open_contest_of_a_line"
            ),
        )

    def __str__(self) -> str:
        return f"{self.expert_id}: {self.entry_id}"

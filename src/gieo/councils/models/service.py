"""What a member is owed for a sitting, and what the expert says against the record of it."""

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

"""Milestones of a contract: a day, a checkable result, a sum (NĐ 260, article 7.7)."""

import pghistory
from django.db import models

from gieo.contracts.models.contract import Contract
from gieo.contracts.rules.milestones import Milestone as PlainMilestone
from gieo.contracts.rules.milestones import Verdict

VERDICTS = {
    Verdict.PENDING: "Chưa đánh giá",
    Verdict.MET: "Đạt",
    Verdict.ADJUST: "Phải điều chỉnh",
    Verdict.PAUSE: "Tạm dừng",
    Verdict.END: "Chấm dứt",
}


@pghistory.track()
class Milestone(models.Model):
    """What must be shown by a day. Under the law of 2025 its evaluation releases its money.

    Attributes:
        amount: State money in đồng; 0 where the contract pays by clearing, not by milestone.
    """

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="milestones", verbose_name="hợp đồng")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("mốc", max_length=200)
    due_on = models.DateField("ngày")
    result = models.TextField("kết quả kiểm tra được")
    amount = models.BigIntegerField("kinh phí của mốc", default=0)
    evidence = models.CharField("minh chứng", max_length=300, blank=True)
    verdict = models.CharField(
        "kết luận", max_length=8, choices=[(each.value, VERDICTS[each]) for each in Verdict], default=Verdict.PENDING
    )
    judged_on = models.DateField("kết luận ngày", null=True, blank=True)
    released = models.BooleanField("đã cấp kinh phí", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "mốc đánh giá"
        ordering = ("contract_id", "order")
        constraints = (models.UniqueConstraint("contract", "order", name="one_milestone_of_an_order"),)

    def __str__(self) -> str:
        return self.name

    def plain(self) -> PlainMilestone:
        """As the rules know it."""
        return PlainMilestone(
            name=self.name,
            due=self.due_on,
            result=self.result,
            amount=self.amount,
            verdict=Verdict(self.verdict),
            released=self.released,
        )

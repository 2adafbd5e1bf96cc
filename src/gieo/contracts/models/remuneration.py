"""What the host paid each person for work on the task: proof that the pay is free of tax (NĐ 253/2026, article 36)."""

import pghistory
from django.db import models

from gieo.contracts.models.contract import Contract


@pghistory.track()
class Remuneration(models.Model):
    """One payment to one person.

    Personal data (purpose: proof of pay from State money): for the office, finance, inspectors and the host alone.

    Attributes:
        part: what the person did: leader, secretary, member, technician.
        amount: before any tax, whole đồng.
    """

    PERSONAL_DATA = frozenset({"name"})

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="remunerations", verbose_name="hợp đồng")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("họ tên", max_length=200)
    part = models.CharField("chức danh, công việc", max_length=200)
    amount = models.BigIntegerField("số tiền")
    paid_on = models.DateField("trả ngày")
    voucher = models.CharField("chứng từ", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "thù lao của từng người"
        ordering = ("contract_id", "order")
        constraints = (
            models.UniqueConstraint("contract", "order", name="one_remuneration_of_an_order"),
            models.CheckConstraint(
                name="remuneration_is_positive",
                condition=models.Q(amount__gt=0),
                violation_error_message="Số tiền phải > 0.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.amount}"

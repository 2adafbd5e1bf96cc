"""The schedule of payments of a contract."""

from django.db import models

from gieo.contracts.models.contract import Contract
from gieo.registry.models import MoneySource


class Instalment(models.Model):
    """A sum of one source in one year, and what it waits for."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="instalments", verbose_name="hợp đồng")
    order = models.PositiveSmallIntegerField("đợt")
    source = models.CharField("nguồn", max_length=24, choices=MoneySource.choices)
    year = models.PositiveSmallIntegerField("năm")
    amount = models.BigIntegerField("số tiền")
    condition = models.CharField("điều kiện cấp", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đợt cấp kinh phí"
        ordering = ("contract_id", "order")
        constraints = (
            models.UniqueConstraint("contract", "order", name="one_instalment_of_an_order"),
            models.CheckConstraint(
                name="instalment_is_positive",
                condition=models.Q(amount__gt=0),
                violation_error_message="Số tiền phải > 0.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.order}: {self.get_source_display()} {self.year}"

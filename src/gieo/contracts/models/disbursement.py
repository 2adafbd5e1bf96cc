"""One payment of State money to the host (TTLT 27/2015, articles 12-13)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.contracts.models.contract import Contract
from gieo.contracts.models.milestone import Milestone
from gieo.contracts.models.of_contract import OfContract
from gieo.dossiers.models import Dossier
from gieo.registry.models import MoneySource

PAID = frozenset({"paid", "cleared"})


class Purpose(models.TextChoices):
    """What a payment is for."""

    ADVANCE = "advance", "Tạm ứng"
    MILESTONE = "milestone", "Kinh phí của mốc"
    LAST = "last", "Thanh toán lần cuối"


@pghistory.track()
class Disbursement(OfContract):
    """A request for money with the work and the spending it rests on, and what became of it."""

    purpose = models.CharField("loại", max_length=12, choices=Purpose.choices, default=Purpose.ADVANCE)
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="disbursements", verbose_name="mốc"
    )
    work = models.JSONField("bảng kê khối lượng công việc", default=list)
    spending = models.JSONField("bảng kê chi", default=list)
    note = models.TextField("ghi chú", blank=True)
    voucher = models.CharField("chứng từ", max_length=120, blank=True)
    paid_at = models.DateTimeField("cấp lúc", null=True, editable=False)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "đề nghị cấp kinh phí"

    @property
    def is_paid(self) -> bool:
        """Whether the money has gone out."""
        return self.state in PAID


@pghistory.track()
class DisbursementLine(models.Model):
    """The part of a payment from one source in one year, in đồng.

    Attributes:
        requested: what the host asked for.
        granted: what the finance officer found due; paid as it stands.
        cleared: of what was paid, what is confirmed as spent properly.
        excused: of what was paid, what is for equipment late for a confirmed objective reason.
        recovered: of what was paid, what came back.
    """

    disbursement = models.ForeignKey(Disbursement, models.CASCADE, related_name="lines", verbose_name="đề nghị")
    source = models.CharField("nguồn", max_length=24, choices=MoneySource.choices)
    year = models.PositiveSmallIntegerField("năm")
    requested = models.BigIntegerField("đề nghị")
    granted = models.BigIntegerField("được duyệt", default=0)
    cleared = models.BigIntegerField("đã thanh toán tạm ứng", default=0)
    excused = models.BigIntegerField("chậm do khách quan", default=0)
    recovered = models.BigIntegerField("đã thu hồi", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "dòng cấp kinh phí"
        ordering = ("disbursement_id", "year", "source")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint("disbursement", "source", "year", name="one_payment_line_of_a_source_and_year"),
            models.CheckConstraint(
                name="payment_is_explained_by_what_was_granted",
                condition=Q(
                    requested__gt=0,
                    granted__lte=F("requested"),
                    granted__gte=F("cleared") + F("excused") + F("recovered"),
                    cleared__gte=0,
                    recovered__gte=0,
                    excused__gte=0,
                ),
                violation_error_message="Đề nghị ≥ được duyệt ≥ đã thanh toán + chậm do khách quan + đã thu hồi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.year}"

    @property
    def open(self) -> int:
        """Paid, neither cleared nor recovered yet, in đồng."""
        return self.granted - self.cleared - self.recovered


def paid_lines(contract: Contract | int) -> models.QuerySet[DisbursementLine]:
    """The lines of everything that was paid under a contract, or that of a primary key, the oldest payment first."""
    paid = DisbursementLine.objects.filter(disbursement__contract=contract, disbursement__state__in=PAID)
    return paid.order_by("disbursement__paid_at", "pk")

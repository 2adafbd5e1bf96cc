"""The money of a task, by source and year."""

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.identity.models import ProvinceOwned
from gieo.registry.models.task import Task


class MoneySource(models.TextChoices):
    """Where money comes from."""

    PROVINCIAL_SCIENCE = "provincial_science", "Ngân sách sự nghiệp KH&CN tỉnh"
    PROVINCIAL_INVESTMENT = "provincial_investment", "Vốn đầu tư của tỉnh"
    CENTRAL = "central", "Trung ương hỗ trợ"
    LOCAL = "local", "Ngân sách huyện, xã"
    COUNTERPART = "counterpart", "Đối ứng"
    AID = "aid", "Viện trợ"
    OTHER = "other", "Nguồn khác"


STATE_SOURCES = frozenset(
    {MoneySource.PROVINCIAL_SCIENCE, MoneySource.PROVINCIAL_INVESTMENT, MoneySource.CENTRAL, MoneySource.LOCAL}
)


@pghistory.track()
class MoneyLine(ProvinceOwned):
    """One source in one year, in đồng: requested ≥ approved ≥ contracted ≥ paid; what was paid back or settled."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="money", verbose_name="nhiệm vụ")
    source = models.CharField("nguồn", max_length=24, choices=MoneySource.choices)
    year = models.PositiveSmallIntegerField("năm")
    requested = models.BigIntegerField("đề nghị", default=0)
    approved = models.BigIntegerField("phê duyệt", default=0)
    contracted = models.BigIntegerField("theo hợp đồng", default=0)
    paid = models.BigIntegerField("đã cấp", default=0)
    recovered = models.BigIntegerField("đã thu hồi", default=0)
    settled = models.BigIntegerField("đã quyết toán", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "dòng kinh phí"
        ordering = ("task_id", "year", "source")
        constraints = (
            models.UniqueConstraint("task", "source", "year", name="one_line_of_a_source_and_year"),
            models.CheckConstraint(
                name="money_only_shrinks_on_its_way",
                condition=Q(
                    requested__gte=F("approved"),
                    approved__gte=F("contracted"),
                    contracted__gte=F("paid"),
                    paid__gte=F("recovered") + F("settled"),
                    recovered__gte=0,
                    settled__gte=0,
                ),
                violation_error_message="Đề nghị ≥ phê duyệt ≥ hợp đồng ≥ đã cấp ≥ thu hồi + quyết toán.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.get_source_display()} {self.year}"

    @property
    def open(self) -> int:
        """Paid, neither recovered nor settled yet, in đồng."""
        return self.paid - self.recovered - self.settled

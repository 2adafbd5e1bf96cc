"""Where a task is to be carried out, and whether that locality or unit agreed beforehand (BG25-II-3)."""

from django.db import models
from django.db.models import Q

from gieo.proposals.models.attachment import Attachment
from gieo.proposals.models.proposal import Proposal


class ImplementationPlace(models.Model):
    """One locality or unit. A missing agreement is shown and counted, never hidden, and never blocks."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="places", verbose_name="đề xuất")
    name = models.CharField("địa phương, đơn vị", max_length=250)
    agreed_on = models.DateField("thống nhất ngày", null=True, blank=True)
    agreement = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản thống nhất"
    )
    confirmed_at = models.DateTimeField("xác nhận trực tuyến lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nơi thực hiện"
        ordering = ("proposal_id", "pk")
        constraints = (
            models.UniqueConstraint("proposal", "name", name="one_place_of_a_name"),
            models.CheckConstraint(
                name="an_agreement_has_a_day",
                condition=Q(agreement__isnull=True) | Q(agreed_on__isnull=False),
                violation_error_message="Nhập ngày của văn bản thống nhất.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_agreed(self) -> bool:
        """A dated agreement with its paper, or the word of the body itself, given online."""
        return self.confirmed_at is not None or (self.agreed_on is not None and self.agreement_id is not None)


AGREED = Q(confirmed_at__isnull=False) | Q(agreed_on__isnull=False, agreement__isnull=False)

"""A document the office issues: what it is, the number and day that the clerk gave it."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.models import Dossier
from gieo.kernel.working_days import end_of_day
from gieo.officialdocs.symbols import numbered
from gieo.records.outgoing.states import Carrier, Correction, Urgency
from gieo.records.outgoing.states import OutgoingState as S
from gieo.rulebooks import library

LETTER = "công văn"


class OutgoingDocument(Dossier):
    """One document, from the draft to the archive; `title` is its subject.

    `clerk_number` counts from 1 in the year of `issued_on` within its symbol; a number once given stays taken, also
    where the document was given up afterwards. `origin_*` names the act of the dossier (`parent`) that the draft was
    drawn from.
    """

    type_name = models.CharField("tên loại", max_length=40)
    symbol = models.CharField("ký hiệu", max_length=60)
    urgency = models.CharField(
        "độ khẩn", max_length=12, blank=True, choices=[(each.value, each.label) for each in Urgency]
    )
    carrier = models.CharField("hình thức", max_length=12, choices=[(each.value, each.label) for each in Carrier])
    clerk_number = models.PositiveIntegerField("số", null=True, editable=False)
    issued_on = models.DateField("ngày ban hành", null=True, editable=False)
    number_year = models.PositiveSmallIntegerField("năm của số", null=True, editable=False)
    skipped_because = models.CharField("lý do bỏ số", max_length=500, blank=True, editable=False)
    signed_on_paper_at = models.DateTimeField("ký tay lúc", null=True, editable=False)
    sent_at = models.DateTimeField("phát hành lúc", null=True, editable=False)
    copies = models.PositiveSmallIntegerField("số bản", default=1)
    keeper = models.CharField("đơn vị lưu", max_length=120, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="văn bản trước"
    )
    correction = models.CharField(
        "cách sửa", max_length=12, blank=True, choices=[(each.value, each.label) for each in Correction]
    )
    correction_reason = models.CharField("lý do sửa", max_length=500, blank=True)
    answers = models.ForeignKey(
        "records.IncomingDocument",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name="trả lời",
    )
    origin_sequence = models.PositiveBigIntegerField("việc sinh ra văn bản", null=True, editable=False)
    origin_paper = models.CharField("loại văn bản của hồ sơ", max_length=60, blank=True, editable=False)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "văn bản đi"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint(
                "province", "number_year", "symbol", "clerk_number", name="one_document_of_a_number_in_a_year"
            ),
            models.CheckConstraint(
                condition=Q(clerk_number__isnull=True, issued_on__isnull=True)
                | Q(clerk_number__isnull=False, issued_on__isnull=False),
                name="number_and_day_together",
            ),
        )
        indexes = (models.Index(fields=("province", "number_year", "issued_on", "id"), name="outgoing_book"),)

    @property
    def full_number(self) -> str:
        """Number and symbol as they stand on the paper; dotted until the clerk gave it one."""
        return numbered(self.clerk_number, self.symbol)

    @property
    def is_on_paper(self) -> bool:
        """Whether it is signed in ink."""
        return self.carrier == Carrier.PAPER

    @property
    def is_letter(self) -> bool:
        """An official letter bears no name of its type."""
        return self.type_name == LETTER

    def clock_after(self, row: Any, at: datetime) -> tuple[datetime | None, str]:
        """Signed in ink: the number is due; numbered: the sending is; else no clock runs."""
        rules = library.clerical()
        rule = {"sign_on_paper": rules.number, "give_number": rules.send}.get(row.name)
        if rule is None:
            return (self.due_at, self.due_basis) if row.target == S.NUMBERED else (None, "")
        return end_of_day(rule.due(at.astimezone(LEGAL_ZONE))), rule.basis[0]

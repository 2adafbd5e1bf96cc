"""A document that came in: who wrote it, when it arrived, who answers it until when."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.models import Dossier
from gieo.files.models import StoredFile
from gieo.identity.models import Person
from gieo.kernel.working_days import end_of_day
from gieo.records.incoming.states import IncomingState as S
from gieo.rulebooks import library


class IncomingDocument(Dossier):
    """One line of the book of what came in; `title` is its subject, `arrival_number` the clerk's."""

    sender = models.CharField("cơ quan gửi", max_length=250)
    document_number = models.CharField("số, ký hiệu", max_length=80)
    dated = models.DateField("ngày văn bản")
    type_name = models.CharField("tên loại", max_length=40)
    arrived_at = models.DateTimeField("ngày đến")
    arrival_number = models.PositiveIntegerField("số đến")
    arrival_year = models.PositiveSmallIntegerField("năm của số đến")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    signature_note = models.CharField("chữ ký số", max_length=500, blank=True)
    unit = models.CharField("đơn vị xử lý", max_length=200, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    answer_by = models.DateField("hạn trả lời", null=True, blank=True)
    progress = models.CharField("tiến độ", max_length=500, blank=True)
    handed_at = models.DateTimeField("chuyển lúc", null=True, editable=False)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "văn bản đến"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("province", "arrival_year", "arrival_number", name="one_arrival_of_a_number"),
            models.CheckConstraint(condition=Q(arrival_number__gte=1), name="arrivals_count_from_one"),
        )
        indexes = (models.Index(fields=("province", "arrival_year", "arrival_number"), name="incoming_book"),)

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (counted from the arrival)
        """It goes up the same or the next working day."""
        rule = library.clerical().hand_up
        return end_of_day(rule.due(self.arrived_at.astimezone(LEGAL_ZONE))), rule.basis[0]

    def clock_after(self, row: Any, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (a day was set)
        """Assigned: the day the leader set."""
        if row.target == S.IN_HAND and self.answer_by:
            return end_of_day(self.answer_by), "ND30-2020:24"
        return None, ""

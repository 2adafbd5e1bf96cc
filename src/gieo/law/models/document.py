"""Documents that found, order or guide the programme; a cited one whose text is not held is a stub."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from gieo.identity.models import Province
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.law.rules.numbers import is_national


class Validity(Choice):
    """Whether a document holds on a day."""

    IN_FORCE = "in_force", _("còn hiệu lực"), "done"
    NOT_YET = "not_yet", _("chưa có hiệu lực"), "waiting"
    REPLACED = "replaced", _("đã được thay thế"), "paused"
    ENDED = "ended", _("hết hiệu lực"), "paused"
    UNKNOWN = "unknown", _("chưa rõ hiệu lực"), "draft"


@pghistory.track()
class LegalDocument(models.Model):
    """An official document of any level."""

    type = models.CharField("loại văn bản", max_length=60, blank=True)
    number = models.CharField("số, ký hiệu", max_length=80, blank=True, help_text="53/KH-UBND; trống khi chưa biết")
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    subject = models.CharField("trích yếu", max_length=500, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tỉnh ban hành"
    )
    in_force_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    ended_on = models.DateField("hết hiệu lực từ", null=True, blank=True, help_text="ngày đầu tiên không còn hiệu lực")
    text_held = models.BooleanField("có toàn văn", default=False)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name="được thay thế bởi"
    )
    search = models.TextField("chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "văn bản"
        ordering = ("-issued_on", "number")
        constraints = (
            models.UniqueConstraint(
                F("number"),
                F("issuer"),
                F("province"),  # "Sở Khoa học và Công nghệ" is another body in every province
                ExtractYear("issued_on"),  # numbers begin anew every year
                condition=~Q(number=""),
                nulls_distinct=False,
                name="one_document_of_a_number_issuer_province_and_year",
            ),
        )

    def __str__(self) -> str:
        return " ".join(filter(None, (self.type, self.number))) or self.subject

    def validity_on(self, day: date) -> Validity:
        """Where it stands on a day; of a cited stub nothing may be known."""
        if self.replaced_by_id and (self.ended_on is None or self.ended_on <= day):
            return Validity.REPLACED
        if self.ended_on and self.ended_on <= day:
            return Validity.ENDED
        if self.in_force_from and self.in_force_from > day:
            return Validity.NOT_YET
        return Validity.IN_FORCE if self.in_force_from else Validity.UNKNOWN

    @property
    def is_national(self) -> bool:
        """Whether a body of the whole country issued it, by its symbol; without a number: it is no province's."""
        return is_national(self.number) if self.number else self.province_id is None

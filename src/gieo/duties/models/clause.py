"""A duty that a directive lays down, as a person confirmed it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.identity.models import ProvinceOwned
from gieo.kernel.working_days import Boundary
from gieo.law.models import LegalDocument
from gieo.rulebooks.models.duties import DutyHolder, DutyRule, Proof, Recurrence

FOLLOWING = ("GIEO-MACDINH:45",)  # whose duty it is says the text of the province, kept with each duty


class DutyClause(ProvinceOwned):
    """One clause of a directive with who owes it, how much and until when; the rulebook need not know it.

    `due` is month-day of a yearly last day; `last_year` the year of what is owed once.
    """

    document = models.ForeignKey(LegalDocument, models.PROTECT, related_name="duty_clauses", verbose_name="văn bản")
    section = models.CharField("mục", max_length=40, blank=True)
    text = models.TextField("nội dung")
    first_line = models.PositiveIntegerField("từ dòng", null=True, blank=True)
    last_line = models.PositiveIntegerField("đến dòng", null=True, blank=True)
    holders = ArrayField(models.CharField(max_length=24), verbose_name="nhóm chủ thể")
    recurrence = models.CharField("kỳ", max_length=12, choices=[(each.value, each.value) for each in Recurrence])
    due = models.CharField("ngày cuối", max_length=5, blank=True)
    boundary = models.CharField("cách tính ngày cuối", max_length=8, default=Boundary.THROUGH)
    minimum = models.PositiveIntegerField("ít nhất", default=0)
    counted_in = models.CharField("đơn vị tính", max_length=60, blank=True)
    first_year = models.PositiveSmallIntegerField("từ năm", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("đến năm", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nghĩa vụ trong văn bản"
        ordering = ("document_id", "pk")
        constraints = (models.UniqueConstraint("document", "text", name="one_clause_of_a_wording"),)

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def key(self) -> str:
        """Under which its duties are found, beside the keys of the rulebook."""
        return f"clause-{self.pk}"

    @property
    def rule(self) -> DutyRule:
        """The clause as the duties know rules; a paper proves it."""
        return DutyRule(
            key=self.key,
            who=tuple(DutyHolder(holder) for holder in self.holders),
            what=self.text[0].lower() + self.text[1:],
            recurrence=Recurrence(self.recurrence),
            due=self.due,
            boundary=Boundary(self.boundary),
            minimum=self.minimum,
            counted_in=self.counted_in,
            proof=Proof.DOCUMENT,
            first_year=self.first_year,
            last_year=self.last_year,
            basis=FOLLOWING,
        )

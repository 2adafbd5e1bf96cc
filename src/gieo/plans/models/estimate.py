"""A yearly estimate and its lines."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.plans.estimate.states import EstimateForm, EstimateSource
from gieo.plans.models.row import PlanRow
from gieo.registry.models import Task


@pghistory.track()
class Estimate(Dossier):
    """What one body, or the whole province, plans for a year and the money it asks for.

    `body` is empty for the proposal of the province, which is compiled from those of the units. The money of its
    lines is in đồng: `proposed` as it was sent, `appraised` as Finance left it, `approved` as it was assigned.
    """

    form = models.CharField("loại", max_length=12, choices=[(form.value, form.label) for form in EstimateForm])
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="estimates", verbose_name="cơ quan, đơn vị"
    )
    decision = models.CharField("quyết định giao kinh phí", max_length=200, blank=True)

    READ_WITH = ("body",)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "kế hoạch, dự toán năm"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint(
                "province", "plan_year", "form", "body", name="one_estimate_of_a_body_and_year", nulls_distinct=False
            ),
        )

    @property
    def is_compiled(self) -> bool:
        """Whether it is the proposal of the province."""
        return self.form == EstimateForm.COMPILED

    @property
    def is_district(self) -> bool:
        """Whether a district decides on it itself."""
        return self.form == EstimateForm.DISTRICT

    def parties(self) -> dict[Role, Party]:
        """The body that draws it up."""
        return {Role.FOCAL_OFFICER: party(bodies=[self.body_id], name=self.body.name)} if self.body else {}


class EstimateLine(models.Model):
    """One activity or task from one source, in đồng.

    `unit` is whose line it is; `origin` the line of the unit's own estimate a compiled one was taken from. What differs
    from what was proposed bears its reason.
    """

    estimate = models.ForeignKey(Estimate, models.PROTECT, related_name="lines", verbose_name="dự toán")
    unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị"
    )
    origin = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="copy", verbose_name="dòng gốc"
    )
    activity = models.CharField("hoạt động, nhiệm vụ", max_length=300)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhiệm vụ")
    plan_row = models.ForeignKey(
        PlanRow, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="việc của kế hoạch"
    )
    source = models.CharField(
        "nguồn", max_length=12, choices=[(source.value, source.label) for source in EstimateSource]
    )
    priority_field = models.CharField("lĩnh vực ưu tiên", max_length=60, blank=True)
    proposed = models.BigIntegerField("đề nghị")
    appraised = models.BigIntegerField("thẩm định", null=True)
    appraisal_reason = models.TextField("lý do thẩm định", blank=True)
    approved = models.BigIntegerField("được giao", null=True)
    approval_reason = models.TextField("lý do duyệt khác đề nghị", blank=True)
    received = models.BigIntegerField("đã nhận", default=0)
    spent = models.BigIntegerField("đã chi", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "dòng dự toán"
        ordering = ("estimate_id", "pk")
        constraints = (
            models.UniqueConstraint(
                "estimate",
                "unit",
                "activity",
                "source",
                name="one_line_of_an_activity_and_source",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="an_estimate_is_money",
                condition=Q(proposed__gt=0, received__gte=F("spent"), spent__gte=0),
                violation_error_message="Số tiền phải dương; đã chi không quá đã nhận.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity} — {EstimateSource(self.source).label}"

    @property
    def reasons(self) -> str:
        """Why it is no longer what was proposed."""
        return "; ".join(dict.fromkeys(filter(None, (self.appraisal_reason, self.approval_reason))))


class LineRemark(models.Model):
    """What Finance or Planning says about one line. Remarks are added, never changed."""

    line = models.ForeignKey(EstimateLine, models.PROTECT, related_name="remarks", verbose_name="dòng dự toán")
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+", verbose_name="cơ quan")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người góp ý"
    )
    text = models.TextField("ý kiến")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "ý kiến về dòng dự toán"
        ordering = ("line_id", "pk")

    def __str__(self) -> str:
        return f"{self.body}: {self.text}" if self.body else self.text

"""One task of a plan's annex."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.plans.models.plan import Plan
from gieo.plans.plan_row.states import ActivityKind


@pghistory.track()
class PlanRow(Dossier):
    """A numbered task: who leads, who helps, when, with which result.

    What is owed every year is a dossier of its own each year (`plan_year`); what is owed once has no year. Names of
    leads and partners stay as printed; `lead_bodies` and `partner_bodies` are those of them the province knows.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rows", verbose_name="kế hoạch")
    printed_number = models.CharField("số thứ tự", max_length=20)
    group = models.TextField("nhóm nhiệm vụ", blank=True)
    content = models.TextField("nội dung việc")
    leads = ArrayField(models.CharField(max_length=250), default=list, blank=True, verbose_name="chủ trì")
    partners = ArrayField(models.CharField(max_length=300), default=list, blank=True, verbose_name="phối hợp")
    lead_bodies = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="cơ quan chủ trì")
    partner_bodies = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="cơ quan phối hợp")
    period = models.CharField("thời gian", max_length=120, blank=True)
    is_yearly = models.BooleanField("hằng năm", default=False)
    expected_result = models.TextField("kết quả dự kiến", blank=True)
    quantity = models.PositiveIntegerField("số lượng", null=True, blank=True)
    quantity_unit = models.CharField("đơn vị tính", max_length=40, blank=True)
    quantity_is_clear = models.BooleanField("rõ kỳ tính số lượng", default=False)
    counts = models.CharField(
        "đếm bằng", max_length=12, blank=True, choices=[(kind.value, kind.label) for kind in ActivityKind]
    )
    outcome = models.TextField("kết quả thực hiện", blank=True)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "việc của kế hoạch"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint(
                "plan", "printed_number", "plan_year", name="one_row_of_a_number_and_year", nulls_distinct=False
            ),
        )

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the printed row leaves out; without it nobody is assigned (CNSH-6.1)."""
        return tuple(name for name, value in (("leads", self.leads), ("period", self.period)) if not value)

    @property
    def counted(self) -> int:
        """Activities of the kind the row is counted in; of any kind where it names none."""
        found = self.activities.all()
        return found.filter(kind=self.counts).count() if self.counts else found.count()

    def parties(self) -> dict[Role, Party]:
        """The bodies that lead, where the province knows them."""
        bodies = list(self.lead_bodies.all()) if self.pk else []
        if not bodies:
            return {}
        return {Role.FOCAL_OFFICER: party(bodies=[body.pk for body in bodies], name="; ".join(map(str, bodies)))}

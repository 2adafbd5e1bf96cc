"""What the host, and the body that transfers the technology, report every six months."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.contracts.models import OfContract, host_of
from gieo.contracts.models.frozen import changes_only_with
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library

CONTENT = (
    "work", "products", "state_spent", "counterpart", "staff", "facilities", "difficulties", "next_steps", "signer",
)  # fmt: skip


@pghistory.track()
class ProgressReport(OfContract):
    """The report of one body for one period (TT 04/2015, article 26.1).

    Once sent it stays as it is: a correction is a new version, and the trail keeps every version (CT-8-1b).

    Attributes:
        reporter: the host, or the body that transfers the technology (CT-8-2); each sees its own reports.
        period: 1 for the first six months.
        counterpart: money beside the State's brought in during the period, by line; it reaches the register when
            the report is accepted (CT-8-1c).
        version: how often it was sent.
    """

    reporter = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="đơn vị báo cáo")
    period = models.PositiveSmallIntegerField("kỳ")
    period_from = models.DateField("từ ngày")
    due_on = models.DateField("hạn nộp")
    work = models.JSONField("công việc", default=list)
    products = models.TextField("sản phẩm", blank=True)
    state_spent = models.BigIntegerField("kinh phí ngân sách đã chi", default=0)
    counterpart = models.JSONField("vốn đối ứng đã góp", default=list)
    staff = models.TextField("nhân lực", blank=True)
    facilities = models.TextField("cơ sở vật chất", blank=True)
    difficulties = models.TextField("khó khăn, kiến nghị", blank=True)
    next_steps = models.TextField("kế hoạch kỳ tới", blank=True)
    signer = models.CharField("người cam kết", max_length=200, blank=True)
    version = models.PositiveSmallIntegerField("lần nộp", default=0)
    submitted_at = models.DateTimeField("nộp lúc", null=True, editable=False)
    is_late = models.BooleanField("nộp muộn", default=False, editable=False)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "báo cáo định kỳ"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("contract", "reporter", "period", name="one_report_of_a_period"),
            models.CheckConstraint(
                name="report_is_due_after_its_period_began",
                condition=Q(due_on__gt=F("period_from")),
                violation_error_message="Hạn nộp phải sau ngày đầu kỳ.",
            ),
        )
        triggers = (
            changes_only_with("version", CONTENT, open_in=("due", "overdue"), name="report_changes_by_version"),
        )

    @property
    def is_of_host(self) -> bool:
        """Whether the host reports."""
        return self.reporter_id == self.task.host_id

    def parties(self) -> Mapping[Role, Party]:
        """Whoever reports; the other body has reports of its own."""
        if self.is_of_host:
            return {Role.HOST: host_of(self.task)}
        return {Role.FOCAL_OFFICER: party(bodies=[self.reporter_id], name=self.reporter.name)}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (the period decides)
        """The end of its period."""
        return end_of_day(self.due_on), library.get(self.rulebook).deadline("progress_report.due").basis[0]

"""The decision that names the host (TT 20/2023, articles 15-17)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.workflow import Transition
from gieo.rulebooks import library
from gieo.rulebooks.models.regime import Regime
from gieo.rulebooks.regimes import regime_of
from gieo.selection.models.application import Application
from gieo.selection.models.budget_appraisal import BudgetAppraisal

UNDECIDED = ("draft", "submitted", "returned")


@pghistory.track()
class Approval(Dossier):
    """Host, principal investigator, money by source and year, mode of spending, duration and start.

    `task_rulebook` is what was in force in the province on the day of the decision: from that day on the task keeps it
    to the end (Law 93/2025, article 73.3). It may stand under another law than the call did.
    """

    appraisal = models.ForeignKey(
        BudgetAppraisal, models.PROTECT, related_name="approvals", verbose_name="thẩm định kinh phí"
    )
    application = models.ForeignKey(Application, models.PROTECT, related_name="approvals", verbose_name="hồ sơ đăng ký")
    note = models.TextField("nội dung trình", blank=True)
    starts_on = models.DateField("bắt đầu", null=True, blank=True)
    months = models.PositiveSmallIntegerField("thời gian thực hiện (tháng)", default=0)
    decision_number = models.CharField("số quyết định", max_length=80, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    decided_by_name = models.CharField("người ký", max_length=200, blank=True)
    task_rulebook = models.CharField("bộ quy tắc của nhiệm vụ", max_length=60, blank=True, editable=False)
    published_at = models.DateTimeField("công khai lúc", null=True, editable=False)
    published_until = models.DateField("công khai đến hết ngày", null=True, editable=False)
    publication = models.CharField("nơi công khai", max_length=300, blank=True)
    cancelled_cause = models.CharField("trường hợp hủy", max_length=60, blank=True)

    READ_WITH = ("application__host", "appraisal__selection__call")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "phê duyệt chủ trì, kinh phí"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("parent", name="one_approval_of_a_parent"),
            models.CheckConstraint(
                name="an_approval_is_a_numbered_decision",
                condition=~Q(state__in=("approved", "published"))
                | (~Q(decision_number="") & ~Q(task_rulebook="") & Q(decided_on__isnull=False)),
                violation_error_message="Phê duyệt phải có số và ngày quyết định.",
            ),
        )

    @property
    def law_of_task(self) -> Law | None:
        """The law the task runs under; None before the decision."""
        return library.get(self.task_rulebook).law if self.task_rulebook else None

    @property
    def regime_of_task(self) -> Regime | None:
        """That law with the special mechanisms that held on the day of the decision; None before it."""
        return regime_of(self.law_of_task, on=self.decided_on) if self.law_of_task else None

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """The decision follows the complete description within so many days."""
        return self.term("approval.decision", at)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """The days until the decision run on through drafting, submission and return."""
        if row.target in UNDECIDED:
            return self.due_at, self.due_basis
        return super().clock_after(row, at)

    def parties(self) -> Mapping[Role, Party]:
        """The host to be."""
        return {Role.HOST: party(bodies=[self.application.host_id], name=self.application.host.name)}

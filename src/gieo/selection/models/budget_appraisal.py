"""A team appraises the money of the winner (TT 20/2023, articles 13-15)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.core.prepared import Prepared
from gieo.councils.models import Council, Membership
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.registry.models import LumpSumMode, MoneySource
from gieo.selection.models.application import Application
from gieo.selection.models.selection import Selection


@pghistory.track()
class BudgetAppraisal(Dossier):
    """Each line of money: requested, appraised, why; how much of it is a lump sum; how long the task may take.

    `costs` is the State money by kind of cost (keys of the rulebook), `shown` the conditions of a lump sum to the final
    product that are proven, `mode_reasons` why that widest mode is not open.
    """

    selection = models.ForeignKey(Selection, models.PROTECT, related_name="appraisals", verbose_name="xét tuyển chọn")
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="appraisals", verbose_name="hồ sơ đăng ký"
    )
    panel = models.ForeignKey(Council, models.PROTECT, null=True, related_name="+", verbose_name="tổ thẩm định")
    session_at = models.DateTimeField("họp lúc", null=True)
    session_place = models.CharField("nơi họp", max_length=300, blank=True)
    present = models.JSONField("thành viên dự họp", default=list)
    lump_sum = models.CharField("phương thức khoán", max_length=16, choices=LumpSumMode.choices, blank=True)
    mode_reasons = models.JSONField("lý do không khoán đến sản phẩm cuối cùng", default=list)
    costs = models.JSONField("khoản chi", default=dict)
    months = models.PositiveSmallIntegerField("thời gian thực hiện (tháng)", default=0)
    conclusion = models.TextField("kết luận", blank=True)
    concluded_at = models.DateTimeField("kết luận lúc", null=True, editable=False)
    revision = models.TextField("giải trình hoàn thiện", blank=True)

    READ_WITH = ("application__host", "panel")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "thẩm định kinh phí"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("parent", name="one_appraisal_of_a_parent"),
        )

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """The team meets within so many days of the revised dossier."""
        return self.term("budget_appraisal.meeting", at)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """The days until the meeting run on when the team is founded."""
        if row.name == "found_panel":
            return self.due_at, self.due_basis
        return super().clock_after(row, at)

    def parties(self) -> Mapping[Role, Party]:
        """The host whose money it is; the members of the team."""
        found = {Role.HOST: party(bodies=[self.application.host_id], name=self.application.host.name)}
        if self.panel:
            members = _PANEL.ask(council=self.panel_id)
            named = ", ".join(member.person.full_name for member in members)
            found[Role.COUNCIL_MEMBER] = party(users=[member.person.user_id for member in members], name=named)
        return found


_PANEL = Prepared(
    lambda council: Membership.objects.filter(council=council).select_related("person").order_by("pk"), council=-1
)


@pghistory.track()
class AppraisedLine(models.Model):
    """One source in one year, in đồng."""

    appraisal = models.ForeignKey(
        BudgetAppraisal, models.CASCADE, related_name="lines", verbose_name="thẩm định kinh phí"
    )
    source = models.CharField("nguồn", max_length=24, choices=MoneySource.choices)
    year = models.PositiveSmallIntegerField("năm")
    requested = models.BigIntegerField("đề nghị")
    appraised = models.BigIntegerField("thẩm định")
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "dòng thẩm định"
        ordering = ("appraisal_id", "year", "source")
        constraints = (
            models.UniqueConstraint("appraisal", "source", "year", name="one_appraised_line"),
            models.CheckConstraint(
                name="appraisal_only_cuts",
                condition=Q(appraised__gte=0, requested__gte=F("appraised"))
                & (~Q(reason="") | Q(requested=F("appraised"))),
                violation_error_message="Số thẩm định không vượt số đề nghị; cắt giảm phải có lý do.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.year}: {self.appraised}"

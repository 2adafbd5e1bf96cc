"""A change of a running task that its host asks for, or makes and notifies."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

import pghistory
from django.db import models

from gieo.contracts.models import OfContract
from gieo.councils.keys import item_of
from gieo.councils.models import CouncilItem
from gieo.councils.rules.conflicts import Item
from gieo.dossiers.audience import Party
from gieo.execution.adjustment.states import AdjustmentState
from gieo.identity.models import Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.rulebooks.models import AdjustmentSubject
from gieo.selection.carrying_out import partners_of, team_of

# While the authority's answer is owed: a request, and the council that is heard on it.
HEARING = frozenset(
    {
        AdjustmentState.REQUESTED,
        AdjustmentState.FOUNDED,
        AdjustmentState.PAPERS_SENT,
        AdjustmentState.SITTING,
        AdjustmentState.VOTING,
    }
)
SUBJECTS = {
    AdjustmentSubject.EXTENSION: "Gia hạn",
    AdjustmentSubject.SHORTENING: "Rút ngắn thời gian",
    AdjustmentSubject.TITLE: "Tên nhiệm vụ",
    AdjustmentSubject.GOAL: "Mục tiêu",
    AdjustmentSubject.PRODUCT: "Sản phẩm",
    AdjustmentSubject.CONTENT: "Nội dung nghiên cứu",
    AdjustmentSubject.LUMP_TOTAL: "Tổng kinh phí khoán",
    AdjustmentSubject.LUMP_LINES: "Kinh phí giữa các nội dung khoán",
    AdjustmentSubject.NON_LUMP_MONEY: "Kinh phí không khoán",
    AdjustmentSubject.NON_LUMP_INCREASE: "Tăng kinh phí không khoán",
    AdjustmentSubject.LUMP_SUM_MODE: "Phương thức khoán",
    AdjustmentSubject.MANAGEMENT_COST: "Chi quản lý chung",
    AdjustmentSubject.PRINCIPAL_INVESTIGATOR: "Chủ nhiệm",
    AdjustmentSubject.HOST: "Tổ chức chủ trì",
    AdjustmentSubject.MATERIALS: "Nguyên, vật liệu",
    AdjustmentSubject.MEMBERS: "Thành viên thực hiện",
    AdjustmentSubject.TRIP_CONTENT: "Nội dung, thời gian đoàn ra",
    AdjustmentSubject.TRIP_PLACE: "Nước đến, số người đoàn ra",
    AdjustmentSubject.EQUIPMENT: "Thiết bị, máy móc",
    AdjustmentSubject.COUNTERPART_MONEY: "Kinh phí ngoài ngân sách",
    AdjustmentSubject.OTHER: "Nội dung khác",
}


@pghistory.track()
class Adjustment(OfContract, CouncilItem):
    """One subject to change (TT 04/2015, articles 12-20). Who decides and within which limits is the rulebook's matrix.

    Attributes:
        months: how much longer, for an extension.
        before, after: as people read them.
        sum_before, sum_after: the money the change touches, in đồng.
        products, money: the new rows, where products or money change.
        shown: keys of the requirements and grounds that are proven.
        council_opinion: of the council that sat here, or as the officer recorded it of one that sat elsewhere, or of
            experts; where the matrix asks for it, nothing is decided without.
    """

    COUNCIL = "adjustment"

    subject = models.CharField(
        "nội dung điều chỉnh", max_length=24, choices=[(key.value, SUBJECTS[key]) for key in SUBJECTS]
    )
    requested_on = models.DateField("đề nghị ngày", null=True, blank=True)
    reason = models.TextField("lý do", blank=True)
    before = models.TextField("theo hợp đồng", blank=True)
    after = models.TextField("đề nghị", blank=True)
    months = models.PositiveSmallIntegerField("gia hạn thêm (tháng)", default=0)
    new_end = models.DateField("ngày kết thúc mới", null=True, blank=True)
    new_investigator = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chủ nhiệm mới"
    )
    new_host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức chủ trì mới"
    )
    products = models.JSONField("sản phẩm mới", default=list)
    money = models.JSONField("kinh phí mới", default=list)
    sum_before = models.BigIntegerField("tổng trước", default=0)
    sum_after = models.BigIntegerField("tổng sau", default=0)
    shown = models.JSONField("điều kiện đã chứng minh", default=list)
    council_opinion = models.CharField("ý kiến hội đồng, chuyên gia", max_length=300, blank=True)
    council_agrees = models.BooleanField("hội đồng đồng ý", null=True, blank=True)
    own_decision = models.CharField("quyết định của tổ chức chủ trì", max_length=120, blank=True)
    own_decided_on = models.DateField("tổ chức chủ trì quyết định ngày", null=True, blank=True)
    decision = models.CharField("quyết định", max_length=120, blank=True)
    decided_on = models.DateField("quyết định ngày", null=True, blank=True)

    class Meta(CouncilItem.Meta):
        verbose_name = verbose_name_plural = "điều chỉnh"

    @property
    def judged_title(self) -> str:
        """What is to change, of which task."""
        return f"Điều chỉnh {SUBJECTS[AdjustmentSubject(self.subject)].lower()}: {self.title}"

    def judged(self) -> Item:
        """The task's people and bodies, for conflicts of interest."""
        task = self.task
        return item_of(
            self.number,
            applicants=[task.principal_investigator_id, self.new_investigator_id],
            proposing_bodies=[task.proposing_body_id],
            hosts=[task.host_id, self.new_host_id],
            partners=[task.transferring_body_id, *partners_of(task.pk)],
            ordering_bodies=[task.commissioning_body_id],
        )

    def judged_text(self) -> str:
        """The task, and what is to change of it and why."""
        return f"{self.title}\n{self.task.objectives}\n{self.reason}\n{self.after}"

    def team(self) -> Sequence[tuple[str, str]]:
        """Of the application the task was given on."""
        return team_of(self.task_id)

    def parties(self) -> Mapping[Role, Party]:
        """The host beside the members of the council."""
        return {**CouncilItem.parties(self), **super().parties()}

    def content_done(self) -> Fraction:
        """The share of the work that the last check confirmed."""
        last = self.contract.check_set.filter(work_done__isnull=False).order_by("-visited_on", "-pk").first()
        return Fraction(last.work_done or 0, 100) if last else Fraction(0)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """The authority's period runs on while a council is heard: an opinion on the way does not start it anew."""
        if row.source & HEARING and row.target in HEARING:
            return self.due_at, self.due_basis
        return super().clock_after(row, at)

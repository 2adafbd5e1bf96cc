"""The acceptance of one finished task, and what members of its council wrote before the sitting."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pghistory
import pgtrigger
from django.db import models

from gieo.acceptance.acceptance.states import AcceptanceState
from gieo.acceptance.hosts import host_of
from gieo.councils.keys import item_of
from gieo.councils.models import CouncilItem, Membership
from gieo.councils.rules.conflicts import Item
from gieo.dossiers.audience import Party
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library
from gieo.rulebooks.models import DeadlineRule, FileItem
from gieo.selection.carrying_out import partners_of, team_of

# Steps inside one limit of the law: what is done in them does not set the clock again.
KEEPS_CLOCK = frozenset({AcceptanceState.SELF_EVALUATED, AcceptanceState.CHECKED, AcceptanceState.CONFIRMING})


@pghistory.track()
class Acceptance(CouncilItem):
    """One acceptance of one task, owed by the host from the day its contract ended.

    `days_late` counts the days after the limit for filing: while a file is late its host is barred from applying, and
    after six months the task is rated not met. `readiness` is what the gate said when it was last looked at, and
    `readiness_met` whether it was open; a director may sign that the council sits all the same. `promised` are papers
    that somebody undertook, before there was a task, to hand over with the file.
    """

    COUNCIL = "acceptance"

    ended_on = models.DateField("hết thời gian thực hiện")
    products = models.JSONField("sản phẩm", default=list, help_text="tên, chỉ tiêu, đơn vị, theo hợp đồng, đã làm ra")
    self_rating = models.CharField("tự xếp loại", max_length=12, blank=True)
    self_report = models.CharField("tự đánh giá báo cáo", max_length=12, blank=True)
    self_evaluation = models.TextField("tự đánh giá", blank=True)
    promised = models.JSONField("đã cam kết nộp", default=list, editable=False, help_text="khóa, tên, căn cứ")
    papers = models.JSONField("tài liệu trong hồ sơ", default=list, help_text="khóa và tên trong bộ quy tắc")
    filed_at = models.DateTimeField("nộp lúc", null=True, editable=False)
    days_late = models.PositiveIntegerField("số ngày chậm", default=0, editable=False)
    is_measurable = models.BooleanField("có sản phẩm đo kiểm được", default=False)
    readiness = models.JSONField("điều kiện nghiệm thu", default=list, editable=False)
    readiness_at = models.DateTimeField("kiểm tra điều kiện lúc", null=True, editable=False)
    readiness_met = models.BooleanField("đủ điều kiện", null=True, editable=False)
    override_reason = models.TextField("lý do cho phép họp", blank=True)
    override_document = models.CharField("văn bản cho phép họp", max_length=200, blank=True)
    override_at = models.DateTimeField("cho phép họp lúc", null=True, editable=False)
    expert_report = models.TextField("thẩm định sản phẩm", blank=True)
    expert_report_at = models.DateTimeField("thẩm định lúc", null=True, editable=False)
    rating = models.CharField("xếp loại", max_length=24, blank=True)
    rated_on = models.DateField("xếp loại ngày", null=True, blank=True)
    perfected_on = models.DateField("hoàn thiện ngày", null=True, blank=True)
    certificate = models.CharField("số giấy chứng nhận đăng ký", max_length=60, blank=True)
    recognised_on = models.DateField("công nhận ngày", null=True, blank=True)
    refund = models.BigIntegerField("kinh phí hoàn trả", null=True, blank=True)

    READ_WITH = ("task__host", "task__principal_investigator")

    class Meta(CouncilItem.Meta):
        verbose_name = verbose_name_plural = "nghiệm thu"

    @property
    def asked_papers(self) -> list[FileItem]:
        """The papers of the file: those of the law, and those that were promised on the way here (LS25-F-C)."""
        promised = (FileItem.model_validate(each) for each in self.promised)
        return [*library.get(self.rulebook).files["acceptance"], *promised]

    def judged(self) -> Item:
        """The task's people and bodies, for conflicts of interest."""
        task = self.task
        if task is None:
            return item_of(self.number)
        return item_of(
            self.number,
            applicants=[task.principal_investigator_id],
            proposing_bodies=[task.proposing_body_id],
            hosts=[task.host_id],
            partners=[task.transferring_body_id, *partners_of(task.pk)],
            ordering_bodies=[task.commissioning_body_id],
        )

    def team(self) -> Sequence[tuple[str, str]]:
        """Of the application the task was given on."""
        return team_of(self.task_id)

    def parties(self) -> Mapping[Role, Party]:
        """The host beside the members of the council."""
        return {**super().parties(), Role.HOST: host_of(self.task)}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (counted from the end)
        """Until when the file is due, counted from the end of the contract."""
        return _until(library.get(self.rulebook).deadline("acceptance.file"), self.ended_on)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """Clocks that do not run from the act itself: from the end of the contract, from the rating."""
        book = library.get(self.rulebook)
        if row.target is AcceptanceState.OVERDUE and book.acceptance:
            return _until(book.acceptance.late, self.ended_on)
        if row.target is AcceptanceState.PERFECTED and self.rated_on:
            return _until(book.deadline("registration.file"), self.rated_on)
        if row.target in KEEPS_CLOCK:
            return self.due_at, self.due_basis
        return super().clock_after(row, at)


class AcceptanceRemark(models.Model):
    """What a member wrote on products and report before the sitting; kept as it was written."""

    acceptance = models.ForeignKey(Acceptance, models.PROTECT, related_name="remarks", verbose_name="nghiệm thu")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="thành viên")
    products = models.TextField("về sản phẩm")
    report = models.TextField("về báo cáo")
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "phiếu nhận xét nghiệm thu"
        ordering = ("acceptance_id", "pk")
        constraints = (models.UniqueConstraint("acceptance", "membership", name="one_remark_of_a_member"),)
        triggers = (pgtrigger.Protect(name="as_remarked", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.acceptance_id}: {self.membership_id}"


def _until(rule: DeadlineRule, event: date) -> tuple[datetime, str]:
    return end_of_day(rule.due(event)), rule.basis[0]

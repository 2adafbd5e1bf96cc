"""A contract: what the host promised, until when, for which money."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.contracts.models.frozen import changes_only_with
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.registry.models import LumpSumMode, Task
from gieo.rulebooks import library

BASELINE = (
    "title", "objectives", "products", "starts_on", "ends_on", "lump_sum", "lump_amount", "non_lump_amount",
    "other_amount",
)  # fmt: skip
UNSIGNED = frozenset({"draft", "signed_by_host"})
ACTIVE = frozenset({"running", "paused"})
TERM = {"vn-2013": "TT05-2014:PL.2", "vn-2025": "TT36-2025"}


@pghistory.track()
class Contract(Dossier):
    """The contract of a task (TT 05/2014). Its content is the approved baseline: only amendments change it (CT-8-1a).

    Sums are whole đồng. The State money is `lump_amount` + `non_lump_amount` (CT-2-3c).

    Attributes:
        months: the term as agreed, without extensions.
        agreed_end: the last day as agreed, without extensions; `ends_on` includes them.
        refund_due: what must have been recovered of the task in all once it was terminated.
        follower: council member who follows the task and reminds the host (CT-4-1c).
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="contracts", verbose_name="nhiệm vụ")
    contract_number = models.CharField("hợp đồng số", max_length=60, blank=True)
    signed_on = models.DateField("ký ngày", null=True, blank=True)
    party_a = models.CharField("bên A", max_length=250, blank=True)
    party_a_signer = models.CharField("đại diện bên A", max_length=250, blank=True)
    party_b = models.CharField("bên B", max_length=250, blank=True)
    party_b_signer = models.CharField("đại diện bên B", max_length=250, blank=True)
    account = models.CharField("tài khoản của bên B", max_length=150, blank=True)
    objectives = models.TextField("mục tiêu", blank=True)
    products = models.JSONField("sản phẩm", default=list, help_text="tên, chỉ tiêu, đơn vị, số lượng")
    months = models.PositiveSmallIntegerField("thời gian thực hiện (tháng)", null=True, blank=True)
    starts_on = models.DateField("bắt đầu", null=True, blank=True)
    ends_on = models.DateField("kết thúc", null=True, blank=True)
    agreed_end = models.DateField("kết thúc theo hợp đồng đã ký", null=True, blank=True)
    extensions = models.PositiveSmallIntegerField("số lần gia hạn", default=0)
    lump_sum = models.CharField("phương thức khoán", max_length=16, choices=LumpSumMode.choices, blank=True)
    lump_amount = models.BigIntegerField("phần khoán", default=0)
    non_lump_amount = models.BigIntegerField("phần không khoán", default=0)
    other_amount = models.BigIntegerField("nguồn ngoài ngân sách", default=0)
    counterpart_proof = models.CharField("giấy tờ về vốn đối ứng", max_length=300, blank=True)
    terms = models.TextField("thỏa thuận khác", blank=True)
    amendments = models.PositiveSmallIntegerField("số lần điều chỉnh", default=0)
    info_sheet_on = models.DateField("gửi phiếu thông tin ngày", null=True, blank=True)
    stopped_on = models.DateField("tạm dừng ngày", null=True, blank=True)
    ended_on = models.DateField("hết thời gian ngày", null=True, blank=True)
    terminated_on = models.DateField("chấm dứt ngày", null=True, blank=True)
    termination_decision = models.CharField("quyết định chấm dứt", max_length=120, blank=True)
    refund_due = models.BigIntegerField("phải thu hồi", default=0)
    settled_on = models.DateField("quyết toán ngày", null=True, blank=True)
    closed_on = models.DateField("thanh lý ngày", null=True, blank=True)
    follower = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thành viên theo dõi"
    )

    READ_WITH = ("task__host", "task__principal_investigator")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "hợp đồng"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("task", condition=~Q(state="cancelled"), name="one_living_contract_of_a_task"),
            models.CheckConstraint(
                name="contract_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="contract_sums_are_not_negative",
                condition=Q(lump_amount__gte=0, non_lump_amount__gte=0, other_amount__gte=0, refund_due__gte=0),
                violation_error_message="Số tiền không âm.",
            ),
        )
        triggers = (
            changes_only_with("amendments", BASELINE, open_in=("draft",), name="baseline_changes_by_amendment"),
        )

    @property
    def state_money(self) -> int:
        """The money of the State, in đồng."""
        return self.lump_amount + self.non_lump_amount

    @property
    def value(self) -> int:
        """All money of the contract, in đồng."""
        return self.state_money + self.other_amount

    @property
    def is_active(self) -> bool:
        """Whether work is under way, or paused: its term runs."""
        return self.state in ACTIVE

    def parties(self) -> Mapping[Role, Party]:
        """The host, and the council member who follows the task."""
        return {Role.HOST: host_of(self.task), Role.COUNCIL_MEMBER: person_party(self.follower)}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """A contract is signed within so many days of the approval."""
        rule = library.get(self.rulebook).deadline("contract.sign")
        return end_of_day(rule.due(at)), rule.basis[0]

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """Signing has the time since the approval, work the whole term, whatever is done meanwhile."""
        if self.state in UNSIGNED:
            return self.first_clock(self.opened_at)
        if self.is_active and self.ends_on:
            return end_of_day(self.ends_on), TERM[str(self.law)]
        return super().clock_after(row, at)


def host_of(task: Any) -> Party:
    """The host of a task and its principal investigator."""
    investigator = task.principal_investigator
    return party(
        bodies=[task.host_id],
        users=[investigator.user_id if investigator else None],
        name=task.host.name if task.host else "",
    )


def person_party(person: Person | None) -> Party:
    """One person, if there is one."""
    return party(users=[person.user_id], name=person.full_name) if person else Party()

"""A check of a running task, periodic or without notice; under the law of 2025 an evaluation within the term."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.db import models

from gieo.contracts.models import Milestone, OfContract, host_of
from gieo.core.prepared import Prepared
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library


class Occasion(models.TextChoices):
    """Why a check takes place."""

    PERIODIC = "periodic", "Định kỳ"
    AD_HOC = "ad_hoc", "Đột xuất"


class Organiser(models.TextChoices):
    """In whose plan it stands."""

    DEPARTMENT = "department", "Sở KH&CN"
    COUNCIL = "council", "Hội đồng KH&CN tỉnh"


@pghistory.track()
class Check(OfContract):
    """A visit of a team to a task (TT 04/2015, articles 3-11).

    Attributes:
        plan_year: of the plan it stands in.
        work_done: share of the work confirmed, in percent.
        spending_confirmed: State money confirmed as spent, in đồng.
    """

    occasion = models.CharField("hình thức", max_length=12, choices=Occasion.choices)
    organiser = models.CharField("đơn vị tổ chức", max_length=12, choices=Organiser.choices)
    planned_on = models.DateField("dự kiến ngày")
    place = models.CharField("địa điểm", max_length=300, blank=True)
    reason = models.TextField("nội dung, lý do", blank=True)
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="checks", verbose_name="mốc"
    )
    visited_on = models.DateField("kiểm tra ngày", null=True, blank=True)
    host_present = models.CharField("đại diện tổ chức chủ trì", max_length=300, blank=True)
    content = models.TextField("kết quả kiểm tra", blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    met = models.BooleanField("đạt yêu cầu", null=True, blank=True)
    work_done = models.PositiveSmallIntegerField("khối lượng xác nhận (%)", null=True, blank=True)
    spending_confirmed = models.BigIntegerField("kinh phí xác nhận đã chi", null=True, blank=True)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "kiểm tra"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                name="work_done_is_a_percentage",
                condition=models.Q(work_done__isnull=True) | models.Q(work_done__lte=100),
                violation_error_message="Khối lượng tối đa 100%.",
            ),
        )

    def parties(self) -> Mapping[Role, Party]:
        """The host, and the members of the team."""
        people = [member.person for member in _TEAM.ask(check=self.pk)] if self.pk else []
        team = party(users=[person.user_id for person in people], name=", ".join(person.full_name for person in people))
        return {Role.HOST: host_of(self.task), Role.COUNCIL_MEMBER: team}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (the plan decides)
        """The day it is planned for."""
        return end_of_day(self.planned_on), library.get(self.rulebook).deadline("check.interval").basis[0]

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """Until the visit the day of the plan; the confirmations count from the visit, not from the conclusion."""
        if self.visited_on is None:
            return self.first_clock(at)
        if not row.deadline:
            return None, ""
        rule = library.get(self.rulebook).deadline(row.deadline)
        return end_of_day(rule.due(self.visited_on)), rule.basis[0]


class Part(models.TextChoices):
    """What a member of a team stands for; the first three are those of the rulebook's `check_team`."""

    TASK_UNIT = "task_unit", "Đơn vị quản lý nhiệm vụ"
    MONEY_UNIT = "money_unit", "Đơn vị quản lý kinh phí"
    SPECIALIST_UNIT = "specialist_unit", "Đơn vị quản lý chuyên môn"
    ORDERING_BODY = "ordering_body", "Cơ quan đặt hàng"
    COUNCIL = "council", "Hội đồng KH&CN tỉnh"
    OTHER = "other", "Khác"


class CheckMember(models.Model):
    """Somebody in a team."""

    check_dossier = models.ForeignKey(Check, models.CASCADE, related_name="team", verbose_name="kiểm tra")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="người")
    part = models.CharField("đại diện", max_length=20, choices=Part.choices)
    present = models.BooleanField("có mặt", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "thành viên đoàn kiểm tra"
        ordering = ("check_dossier_id", "pk")
        constraints = (models.UniqueConstraint("check_dossier", "person", name="one_seat_of_a_person_in_a_team"),)

    def __str__(self) -> str:
        return f"{self.person} ({self.get_part_display()})"


_TEAM = Prepared(
    lambda check: CheckMember.objects.filter(check_dossier=check).select_related("person").order_by("pk"), check=-1
)

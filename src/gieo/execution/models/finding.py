"""What somebody found on a running task: a delay, an obstacle, something to correct, a violation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from gieo.contracts.models import Milestone, OfContract, host_of
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day

SECRET = frozenset({"noted", "suspected", "dismissed"})


class FindingKind(models.TextChoices):
    """What was found."""

    DELAY = "delay", "Chậm tiến độ"
    OBSTACLE = "obstacle", "Khó khăn, vướng mắc"
    CORRECTION = "correction", "Nội dung phải khắc phục"
    VIOLATION = "violation", "Dấu hiệu vi phạm"


class Origin(models.TextChoices):
    """Who found it."""

    CHECK = "check", "Kiểm tra"
    INSPECTION = "inspection", "Thanh tra"
    REPORT = "report", "Báo cáo"
    COUNCIL = "council", "Hội đồng KH&CN tỉnh"
    CITIZEN = "citizen", "Phản ánh của công dân"
    SYSTEM = "system", "Hệ thống theo dõi mốc"


class Sanction(models.TextChoices):
    """How a violation is dealt with."""

    REMINDER = "reminder", "Nhắc nhở"
    FINE = "fine", "Phạt tiền"
    RECOVERY = "recovery", "Thu hồi kinh phí"
    SUSPENSION = "suspension", "Đình chỉ, không được tham gia nhiệm vụ"


@pghistory.track()
class Finding(OfContract):
    """One finding, from the day it is noted until it is closed.

    Its state says what kind it is by now: a correction that was never made may become a violation.

    Attributes:
        addressee: the body that is to answer an obstacle; the department's leadership where none is named.
        due_on: until when an answer or a correction is due.
        violator: the body that broke the rules; `violator_person` where it was a person.
    """

    kind = models.CharField("loại", max_length=12, choices=FindingKind.choices)
    origin = models.CharField("nguồn", max_length=12, choices=Origin.choices)
    detail = models.TextField("nội dung")
    required = models.TextField("yêu cầu, kiến nghị", blank=True)
    addressee = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi giải quyết"
    )
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="findings", verbose_name="mốc"
    )
    due_on = models.DateField("hạn", null=True, blank=True)
    reminders = models.PositiveSmallIntegerField("số lần nhắc", default=0)
    answer = models.TextField("trả lời, kết quả khắc phục", blank=True)
    violator = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức vi phạm"
    )
    violator_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cá nhân vi phạm"
    )
    decision = models.CharField("quyết định xử lý", max_length=120, blank=True)
    decided_on = models.DateField("quyết định ngày", null=True, blank=True)
    in_force_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    sanction = models.CharField("hình thức xử lý", max_length=12, choices=Sanction.choices, blank=True)
    sanction_until = models.DateField("xử lý đến hết ngày", null=True, blank=True)
    recover_amount = models.BigIntegerField("phải thu hồi", default=0)
    published_from = models.DateField("công khai từ", null=True, blank=True)
    published_until = models.DateField("công khai đến hết", null=True, blank=True)
    published_words = models.TextField("nội dung công khai", blank=True)
    published_by = models.CharField("người duyệt công khai", max_length=200, blank=True)
    closed_on = models.DateField("đóng ngày", null=True, blank=True)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "phát hiện"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("milestone", condition=Q(kind="delay"), name="one_delay_of_a_milestone"),
            models.CheckConstraint(
                name="nothing_is_published_without_a_decision",
                condition=~Q(state="published")
                | Q(
                    decided_on__isnull=False,
                    in_force_from__lte=F("published_from"),
                    published_from__lte=F("published_until"),
                )
                & ~Q(decision="")
                & ~Q(published_by=""),
                violation_error_message="Chỉ công khai khi có quyết định có hiệu lực.",
            ),
        )
        indexes = (
            models.Index(fields=("province", "published_until"), name="published_findings"),
            models.Index(fields=("violator", "sanction_until"), name="sanctions_of_a_body"),
        )

    def parties(self) -> Mapping[Role, Party]:
        """The host, who follows the task or raised it for the council, and who is to answer."""
        follower = self.contract.follower
        raised = self.opened_by_id if self.origin == Origin.COUNCIL else None
        members = party(
            users=[follower.user_id if follower else None, raised], name=follower.full_name if follower else ""
        )
        found = {Role.HOST: host_of(self.task), Role.COUNCIL_MEMBER: members}
        if self.addressee is not None:
            found[Role.FOCAL_OFFICER] = party(bodies=[self.addressee_id], name=self.addressee.name)
        return found

    @property
    def is_secret(self) -> bool:
        """Whether the host does not read it yet: signs of a violation before the decision."""
        return self.state in SECRET

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """An answer or a correction has the day it was given; a publication the day it ends."""
        if self.state == "published" and self.published_until:
            return end_of_day(self.published_until), "GIEO-MACDINH:20"
        if self.state in {"obstacle", "correcting"} and self.due_on:
            return end_of_day(self.due_on), "GIEO-MACDINH:29"
        return super().clock_after(row, at)

"""A call for hosts of one commissioned task (TT 20/2023, article 3)."""

from datetime import datetime
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.registry.models import Assignment
from gieo.rulebooks import library


@pghistory.track()
class Call(Dossier):
    """Who may apply, how, where and until when; competitive, or the invitation of one body.

    A direct invitation is an exception (Law 29/2013, article 30; Law 93/2025, article 16.2): it names its ground and
    the person who signed for it. `opening` is the list of the opening minutes: number, host, leader, instant and hash
    of every sealed application. `previous` is the call that this one repeats.
    """

    method = models.CharField("phương thức", max_length=24, choices=Assignment.choices)
    conditions = models.TextField("điều kiện đăng ký", blank=True)
    way_of_filing = models.CharField("cách nộp", max_length=300, blank=True)
    address = models.CharField("nơi nhận hồ sơ", max_length=300, blank=True)
    support_cap = models.BigIntegerField("mức hỗ trợ tối đa từ ngân sách", null=True, blank=True)
    document = models.CharField("số, ngày thông báo", max_length=200, blank=True)
    published_at = models.DateTimeField("đăng lúc", null=True, editable=False)
    closes_at = models.DateTimeField("hết hạn nộp lúc", null=True, editable=False)
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repeats", verbose_name="lần thông báo trước"
    )
    invited = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức được giao"
    )
    direct_ground = models.CharField("trường hợp giao trực tiếp", max_length=60, blank=True)
    direct_ground_text = models.CharField("nội dung trường hợp giao trực tiếp", max_length=300, blank=True)
    direct_reason = models.TextField("lý do giao trực tiếp", blank=True)
    direct_signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ký giao trực tiếp"
    )
    direct_signed_name = models.CharField("tên người ký giao trực tiếp", max_length=200, blank=True)
    direct_signed_at = models.DateTimeField("ký giao trực tiếp lúc", null=True, editable=False)
    unsealed_at = models.DateTimeField("mở hồ sơ lúc", null=True, editable=False)
    opening = models.JSONField("danh sách mở hồ sơ", default=list, editable=False)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "thông báo tuyển chọn"
        constraints = (
            *Dossier.Meta.constraints,
            models.UniqueConstraint("parent", "task", name="one_call_of_a_parent_and_task"),
            models.CheckConstraint(
                name="a_published_call_says_when_it_closes",
                condition=Q(state__in=("draft", "cancelled")) | Q(published_at__lt=models.F("closes_at")),
                violation_error_message="Thông báo đã đăng phải có hạn nộp hồ sơ.",
            ),
        )

    @property
    def is_direct(self) -> bool:
        """Whether one body is invited instead of all."""
        return self.method == Assignment.DIRECT_ASSIGNMENT

    @property
    def is_signed_exception(self) -> bool:
        """Whether somebody signed, by name, that no competition is held, and on which ground (CT-2-3b)."""
        return bool(self.direct_ground and self.direct_signed_by_id and self.direct_signed_at)

    def is_open_at(self, at: datetime) -> bool:
        """Whether an application that arrives at this instant is in time; the closing hour itself still is."""
        return (
            self.published_at is not None and self.closes_at is not None and self.published_at <= at <= self.closes_at
        )

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """A draft is to be published within the days of the rulebook."""
        return self.term("call.publish", at)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """Open until the closing hour; the days for opening and checking run from then, whenever it is opened."""
        if row.name == "publish":
            return self.closes_at, library.get(self.rulebook).deadline("call.open").basis[0]
        if row.deadline == "call.second":
            return self.term(row.deadline, self.published_at or at)
        return super().clock_after(row, self.closes_at or at)

    def parties(self) -> dict[Role, Party]:
        """The invited body, if only one may apply; else nobody: who applies is a secret until the opening."""
        if self.invited is None:
            return {}
        return {Role.HOST: party(bodies=[self.invited_id], name=self.invited.name)}

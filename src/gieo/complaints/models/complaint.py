"""A complaint."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

import pghistory
from django.db import models

from gieo.complaints.complaint.states import ComplaintState as S
from gieo.complaints.complaint.states import Ground, Verdict
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library

# The clocks of what is in hand run from the day it was taken up, and may be prolonged once.
DECIDING = {S.IN_HAND: "complaint.decision", S.SECOND_IN_HAND: "complaint.second_decision"}


@pghistory.track()
class Complaint(Dossier):
    """What somebody says against a decision on an own dossier, its `parent`; `body` is empty for a private person.

    `decided_by` is the role that took the decision and answers first (Law on complaints, article 7); `decided_at` tells
    two decisions on one dossier apart. `verdict`, `reasons`, `remedy` are those of the last answer; `answered_at` when
    it was given.
    """

    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức khiếu nại"
    )
    decision = models.CharField("kết quả bị khiếu nại", max_length=500)
    decided_at = models.DateTimeField("kết quả có lúc")
    decided_by = models.CharField("nơi đã quyết định", max_length=24)
    learned_on = models.DateField("ngày nhận hoặc biết kết quả")
    ground = models.CharField("lý do", max_length=12, choices=[(each.value, each.label) for each in Ground])
    words = models.TextField("nội dung khiếu nại")
    request = models.TextField("yêu cầu giải quyết")
    hindrance = models.TextField("trở ngại khách quan", blank=True)
    accepted_at = models.DateTimeField("thụ lý lúc", null=True, blank=True, editable=False)
    extended = models.BooleanField("đã kéo dài", default=False, editable=False)
    findings = models.TextField("kết quả xác minh", blank=True)
    verdict = models.CharField(
        "kết luận", max_length=12, blank=True, choices=[(each.value, each.label) for each in Verdict]
    )
    reasons = models.TextField("căn cứ, lý do", blank=True)
    remedy = models.TextField("cách giải quyết", blank=True)
    sits_again = models.BooleanField("hội đồng xem xét lại", default=False)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True, editable=False)

    READ_WITH: ClassVar[tuple[str, ...]] = ("body", "opened_by", "parent")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "khiếu nại"

    @property
    def complainant(self) -> str:
        """Who complains: the body, or the person."""
        return str(self.body or self.opened_by)

    @property
    def answers(self) -> Role:
        """Who decides now: whoever took the decision, the second time the one above."""
        second = self.state in {S.SECOND_FILED, S.SECOND_IN_HAND}
        return Role.CHAIRMAN if second else Role(self.decided_by)

    def parties(self) -> Mapping[Role, Party]:
        """The body that complains, or the person where none does."""
        own = party(bodies=[self.body_id]) if self.body_id else party(users=[self.opened_by_id])
        return {Role.PROPOSER: Party(own.bodies, own.users, self.complainant)}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """Days to take it up, or to say why not."""
        return self.term("complaint.acceptance", at)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """What is in hand is decided so many days after it was taken up, however often its findings were noted."""
        key = DECIDING.get(S(self.state))
        if key is None or self.accepted_at is None:
            return super().clock_after(row, at)
        rule = library.get(self.rulebook).deadline(f"{key}_extended" if self.extended else key)
        return end_of_day(rule.due(self.accepted_at.astimezone(LEGAL_ZONE))), rule.basis[0]

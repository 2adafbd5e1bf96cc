"""Somebody asks about the own data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.working_days import end_of_day
from gieo.privacy.request.states import RequestState as S
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import Right


class DataRequest(Dossier):
    """One request about one right. Its clocks run from when it came in, as the decree counts them."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="data_requests", verbose_name="chủ thể dữ liệu")
    right = models.CharField("quyền", max_length=12, choices=[(each.value, each.label) for each in Right])
    words = models.TextField("nội dung yêu cầu", blank=True)
    extended = models.BooleanField("đã gia hạn", default=False)
    others_hold = models.BooleanField("bên thứ ba cũng giữ dữ liệu", default=False)
    answer = models.TextField("trả lời", blank=True)

    READ_WITH: ClassVar[tuple[str, ...]] = ("person",)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "yêu cầu về dữ liệu cá nhân"

    def parties(self) -> Mapping[Role, Party]:
        """Whose data they are: the one who asks."""
        return {Role.PROPOSER: party(users=[self.person.user_id], name=self.person.full_name)}

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """Two working days to say that it has come in."""
        rule = library.privacy().reply
        return end_of_day(rule.due(at.astimezone(LEGAL_ZONE))), rule.basis[0]

    def clock_after(self, row: Any, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (counted from the opening)
        """In hand: the days of the right, twice as many once it was extended; afterwards none."""
        if row.target != S.IN_HAND:
            return None, ""
        rules = library.privacy()
        rule = rules.rights[Right(self.right)]
        if self.right == Right.ERASE and self.others_hold:
            rule = rules.erase_with_others
        periods = 2 if self.extended else 1
        return end_of_day(rule.due(self.opened_at.astimezone(LEGAL_ZONE), periods=periods)), rule.basis[0]

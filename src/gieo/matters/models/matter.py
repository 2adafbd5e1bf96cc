"""One entry of a register."""

from datetime import datetime
from typing import Any

import pghistory
from django.db import models

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.matters.matter.states import MatterState
from gieo.rulebooks import library
from gieo.rulebooks.models import RegisterRule


@pghistory.track()
class Matter(Dossier):
    """What a body raises, reports or is given; its register says which of these columns it is asked for.

    `raised_by` is the body that entered it, empty where an officer of the Sở did; `addressee` is the body that is to
    answer or to do it. `amount` is in đồng. What it belongs to, a plan or a contract, is its `parent`.
    """

    register_key = models.CharField("sổ", max_length=40)
    raised_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi ghi"
    )
    addressee = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi giải quyết, thực hiện"
    )
    theme = models.CharField("loại", max_length=40, blank=True)
    detail = models.TextField("nội dung", blank=True)
    request = models.TextField("kiến nghị", blank=True)
    partner = models.CharField("đối tác", max_length=500, blank=True)
    place = models.CharField("địa điểm", max_length=500, blank=True)
    amount = models.BigIntegerField("số tiền", default=0)
    from_on = models.DateField("từ ngày", null=True, blank=True)
    until_on = models.DateField("đến hết ngày", null=True, blank=True)
    document = models.CharField("văn bản", max_length=500, blank=True)
    answer = models.TextField("trả lời", blank=True)
    outcome = models.TextField("kết quả", blank=True)

    READ_WITH = ("raised_by", "addressee")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "việc theo dõi"
        constraints = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                name="a_matter_ends_after_it_begins",
                condition=models.Q(from_on__isnull=True)
                | models.Q(until_on__isnull=True)
                | models.Q(until_on__gte=models.F("from_on")),
                violation_error_message="Ngày cuối phải sau ngày đầu.",
            ),
            models.CheckConstraint(
                name="a_matter_has_no_debt",
                condition=models.Q(amount__gte=0),
                violation_error_message="Số tiền không âm.",
            ),
        )
        indexes = (models.Index(fields=("province", "register_key", "plan_year"), name="matters_of_a_register"),)

    @property
    def rule(self) -> RegisterRule:
        """What the rulebook it was entered under says of its register."""
        return library.get(self.rulebook).register(self.register_key)

    @property
    def turn(self) -> Organisation | None:
        """The body whose turn it is; None where it is the Sở's, or the leadership's."""
        match MatterState(self.state):
            case MatterState.FORWARDED:
                return self.addressee
            case MatterState.IN_HAND:
                return self.addressee or self.raised_by
            case _:
                return self.raised_by

    def parties(self) -> dict[Role, Party]:
        """The body whose turn it is, and while it is in hand everybody who takes part."""
        taking_part = self.participants() if self.state == MatterState.IN_HAND else []
        bodies = [body for body in (self.turn, *taking_part) if body is not None]
        if not bodies:
            return {}
        names = "; ".join(dict.fromkeys(body.name for body in bodies))
        return {Role.FOCAL_OFFICER: party(bodies=[body.pk for body in bodies], name=names)}

    def participants(self) -> list[Organisation]:
        """The bodies that take part."""
        return [each.body for each in self.participations.select_related("body")] if self.pk else []

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """What is in hand lasts until the day it was given."""
        if self.state == MatterState.IN_HAND:
            return (end_of_day(self.until_on), self.rule.basis[0]) if self.until_on else (None, "")
        return super().clock_after(row, at)

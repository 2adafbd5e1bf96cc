"""A seat lent for a time: its holder is away, or has others do a part of the work. It ends by itself."""

from datetime import date
from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from gieo.identity.models.appointment import Appointment
from gieo.identity.models.person import Person, User
from gieo.identity.models.territory import ProvinceOwned


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Questions to the delegations."""

    def in_force_on(self, day: date) -> Self:
        """Those that hold on a day."""
        return self.filter(Delegation.in_force(day))


@pghistory.track()
class Delegation(ProvinceOwned):
    """From a day through a day, both included, whole or for some kinds of dossier."""

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="delegations", verbose_name="ghế")
    to = models.ForeignKey(Person, models.PROTECT, related_name="delegations", verbose_name="người được ủy quyền")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    kinds = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name="phạm vi")
    reason = models.CharField("lý do", max_length=250)
    decision = models.CharField("văn bản số", max_length=80, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người lập")
    made_at = models.DateTimeField("lập lúc")

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ủy quyền"
        ordering = ("-valid_to", "-pk")
        constraints = (
            models.CheckConstraint(
                name="delegation_ends_after_it_begins",
                condition=Q(valid_from__lte=F("valid_to")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.appointment} → {self.to}"

    @staticmethod
    def in_force(day: date, prefix: str = "") -> Q:
        """The condition, for a query that reaches delegations over `prefix`."""
        return Q(**{f"{prefix}valid_from__lte": day, f"{prefix}valid_to__gte": day})

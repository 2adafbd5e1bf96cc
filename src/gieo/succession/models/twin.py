"""Two records that may be of one body or one person."""

from typing import cast

import pghistory
from django.db import models
from django.db.models import Q

from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation, Person


@pghistory.track()
class Twin(Dossier):
    """A pair: the record that stays, and the double whose things go to it. `marks` says what speaks for it."""

    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức giữ lại"
    )
    double_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức trùng"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người giữ lại"
    )
    double_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trùng"
    )
    marks = models.CharField("dấu hiệu", max_length=500, blank=True)
    merged_at = models.DateTimeField("gộp lúc", null=True, editable=False)

    READ_WITH = ("body", "double_body", "person", "double_person")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "bản ghi trùng"
        constraints = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                name="a_pair_of_bodies_or_of_people",
                condition=Q(
                    body__isnull=False, double_body__isnull=False, person__isnull=True, double_person__isnull=True
                )
                | Q(body__isnull=True, double_body__isnull=True, person__isnull=False, double_person__isnull=False),
            ),
            models.CheckConstraint(
                name="a_pair_is_of_two",
                condition=~Q(body=models.F("double_body")) & ~Q(person=models.F("double_person")),
            ),
        )

    @property
    def kept(self) -> Organisation | Person:
        """The record that stays."""
        return self.body or cast("Person", self.person)

    @property
    def double(self) -> Organisation | Person:
        """The record whose things go to the other."""
        return self.double_body or cast("Person", self.double_person)

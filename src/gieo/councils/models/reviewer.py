"""Who reviews a dossier before a council that sits for a term and has no reviewers of its own."""

import pghistory
from django.db import models

from gieo.councils.models.council import Membership
from gieo.dossiers.models import DocketEntry


@pghistory.track()
class NamedReviewer(models.Model):
    """A member reviews one of the dossiers that lie before the council with an item; named anew as a whole.

    `number` is that of the dossier: the item itself where nothing lies before the council with it.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ của hội đồng")
    number = models.CharField("hồ sơ", max_length=40)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="reviews", verbose_name="thành viên")
    at = models.DateTimeField("lúc")
    by_name = models.CharField("người ghi", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "phản biện của hồ sơ"
        ordering = ("entry_id", "number", "pk")
        constraints = (models.UniqueConstraint("entry", "number", "membership", name="one_review_of_a_member"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.membership_id}"

"""How gladly a member would review one of the dossiers before the council, for whoever names the reviewers."""

import pghistory
from django.db import models

from gieo.councils.models.council import Membership
from gieo.councils.wishes import Wish
from gieo.dossiers.models import DocketEntry


@pghistory.track()
class ReviewPreference(models.Model):
    """What a member of a council of a term said of one dossier before reviewers were named; no row is no word.

    It is no conflict and binds nobody. Read by the member and by those who name reviewers; never by those the dossier
    is about, nor by colleagues. `number` is that of the dossier, as in `NamedReviewer`.
    """

    entry = models.ForeignKey(DocketEntry, models.PROTECT, related_name="+", verbose_name="hồ sơ của hội đồng")
    number = models.CharField("hồ sơ", max_length=40)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="thành viên")
    wish = models.CharField("nguyện vọng", max_length=10, choices=[(wish.value, wish.label) for wish in Wish])
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = verbose_name_plural = "nguyện vọng phản biện"
        ordering = ("entry_id", "number", "pk")
        constraints = (models.UniqueConstraint("entry", "number", "membership", name="one_wish_of_a_member"),)

    def __str__(self) -> str:
        return f"{self.number} {self.membership_id}: {self.wish}"

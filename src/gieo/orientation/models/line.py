"""What the reader proposes and a person answers for."""

from django.conf import settings
from django.db import models


class Line(models.Model):
    """Something read from a text: nothing of it is published before a person accepted, edited or removed it.

    What a person wrote is never a proposal.
    """

    is_proposed = models.BooleanField("chờ xác nhận", default=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xác nhận"
    )

    class Meta:
        abstract = True

    def accept(self, user: int | None) -> None:
        """A person answers for it as it stands; the caller saves."""
        self.is_proposed, self.accepted_by_id = False, user

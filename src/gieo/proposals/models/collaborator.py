"""Who else works on a draft, and what they say of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gieo.proposals.models.proposal import Proposal
from gieo.proposals.sharing import Part


class Collaborator(models.Model):
    """An account invited by the owner of a draft; taking the invitation back leaves the row."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="collaborators", verbose_name="đề xuất")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người được mời")
    name = models.CharField("tên người được mời", max_length=200)
    part = models.CharField("phần việc", max_length=10, choices=[(each.value, each.label) for each in Part])
    invited_at = models.DateTimeField("mời lúc")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người mời")
    taken_back_at = models.DateTimeField("thôi mời lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "người cùng viết"
        ordering = ("proposal_id", "pk")
        constraints = (
            models.UniqueConstraint(
                "proposal", "user", condition=Q(taken_back_at__isnull=True), name="invited_once_at_a_time"
            ),
        )
        indexes = (models.Index(fields=("user",), condition=Q(taken_back_at__isnull=True), name="drafts_invited_to"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.proposal_id}"


# An invitation that stands.
STANDING = Q(taken_back_at__isnull=True)


class Remark(models.Model):
    """What a collaborator says of a field, or of the whole draft; whoever writes marks it as dealt with."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="remarks", verbose_name="đề xuất")
    field = models.CharField("mục", max_length=60, blank=True)
    words = models.TextField("góp ý", max_length=2000)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người góp ý")
    by_name = models.CharField("tên người góp ý", max_length=200)
    settled_at = models.DateTimeField("đã xem xét lúc", null=True, blank=True)
    settled_by_name = models.CharField("người xem xét", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "góp ý cho bản nháp"
        ordering = ("proposal_id", "pk")

    def __str__(self) -> str:
        return self.words[:80]

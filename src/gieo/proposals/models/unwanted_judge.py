"""Whom a proposer would rather not have as a judge."""

from django.db import models

from gieo.councils.models import UnwantedName
from gieo.proposals.models.proposal import Proposal


class UnwantedJudge(UnwantedName):
    """A name on a proposal, written while it is a draft."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="unwanted_judges", verbose_name="đề xuất")

    class Meta(UnwantedName.Meta):
        ordering = ("proposal_id", "pk")

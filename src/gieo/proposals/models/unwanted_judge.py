"""Whom a proposer would rather not have as a judge."""

from typing import ClassVar

from django.db import models

from gieo.proposals.models.proposal import Proposal


class UnwantedJudge(models.Model):
    """A name as the proposer wrote it, never picked from the bank of experts, which is not the proposer's to read.

    It bars nobody by itself: an officer who prepares the council looks into it (`gieo.councils.suspicions`). Members
    never learn that anybody was named, and nobody but the writers and that officer reads the reason.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="unwanted_judges", verbose_name="đề xuất")
    name = models.CharField("họ và tên", max_length=120)
    workplace = models.CharField("nơi công tác", max_length=60, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    named_at = models.DateTimeField("nêu lúc")

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"name", "workplace", "reason"})

    class Meta:
        verbose_name = verbose_name_plural = "người đề nghị không thẩm định"
        ordering = ("proposal_id", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def in_words(self) -> str:
        """Name and place of work, without the reason."""
        return f"{self.name}, {self.workplace}" if self.workplace else self.name

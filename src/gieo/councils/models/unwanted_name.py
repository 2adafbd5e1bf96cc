"""Whom somebody whose dossier is to be judged would rather not have as a judge."""

from typing import ClassVar

from django.db import models

LONGEST = {"name": 120, "workplace": 60, "reason": 500}


class UnwantedName(models.Model):
    """A name as it was written by hand, never picked from the bank of experts, which is not its writers' to read.

    It bars nobody by itself: an officer who prepares the council looks into it (`gieo.councils.links`). Members
    never learn that anybody was named, and nobody but the writers reads the reason. No row of it points at a person or
    an account, so that nobody who asks for the own data is told of it.
    """

    name = models.CharField("họ và tên", max_length=LONGEST["name"])
    workplace = models.CharField("nơi công tác", max_length=LONGEST["workplace"], blank=True)
    reason = models.CharField("lý do", max_length=LONGEST["reason"], blank=True)
    named_at = models.DateTimeField("nêu lúc")

    PERSONAL_DATA: ClassVar[frozenset[str]] = frozenset({"name", "workplace", "reason"})

    class Meta:
        abstract = True
        verbose_name = verbose_name_plural = "người đề nghị không thẩm định"

    def __str__(self) -> str:
        return self.name

    @property
    def in_words(self) -> str:
        """Name and place of work, without the reason."""
        return f"{self.name}, {self.workplace}" if self.workplace else self.name

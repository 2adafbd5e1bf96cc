"""What every dossier of the chain has: a state, since when, until when, and the rulebook it was opened under."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.law import Law
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library


class Stateful(models.Model):
    """A dossier. Its state is written by `gieo.core.perform` alone, and a trigger in the database sees to it."""

    state = models.CharField("trạng thái", max_length=40, editable=False)
    state_since = models.DateTimeField("từ lúc", editable=False)
    due_at = models.DateTimeField("hạn xử lý", null=True, editable=False)
    due_basis = models.CharField("căn cứ của hạn", max_length=80, blank=True, editable=False)
    rulebook = models.CharField("bộ quy tắc", max_length=60, editable=False)

    # What a row is read together with when it is locked for an act: names for `select_related` of what its parties,
    # and with them everybody's roles on it, are made of.
    READ_WITH: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def audit_chain(self) -> str:
        """The chain of the trail this dossier is written to: the code of its province."""
        raise NotImplementedError

    @property
    def law(self) -> Law:
        """The law it runs under to its end: that of its rulebook."""
        return library.get(self.rulebook).law

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """Until when the state just entered may last, and the article that says so.

        Read from the rulebook the dossier was opened under; a stage whose clock is not a number of days
        (a draft lives until its window closes) overrides this. An act that leaves the state as it is (a note, a
        ballot) and sets no clock leaves the clock as it is too.
        """
        if not row.deadline and row.source == {row.target}:
            return self.due_at, self.due_basis
        return self.term(row.deadline, at) if row.deadline else (None, "")

    def term(self, key: str, at: datetime) -> tuple[datetime, str]:
        """The last instant of a period of its rulebook that begins now, and the article that says so."""
        rule = library.get(self.rulebook).deadline(key)
        return end_of_day(rule.due(at.astimezone(LEGAL_ZONE))), rule.basis[0]

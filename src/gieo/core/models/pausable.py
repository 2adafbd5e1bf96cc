"""A dossier whose limit stands still while somebody else has it to mend."""

from datetime import datetime
from typing import Any

from django.db import models

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models.stateful import Stateful
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.rulebooks import library


class Pausable(Stateful):
    """Asked to be supplemented as often as the rulebook says, the clock of whoever checks it stopped meanwhile.

    What is left is counted in the days of the rule: the day on which the clock was stopped is left whole, and the day
    on which it goes on is not counted, so that nobody loses a day to the other.
    """

    supplements = models.PositiveSmallIntegerField("số lần đã yêu cầu bổ sung", default=0, editable=False)
    days_left = models.PositiveSmallIntegerField("số ngày còn lại khi dừng tính hạn", null=True, editable=False)

    class Meta:
        abstract = True

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """As every dossier's; a clock that was stopped goes on from where it stood."""
        if not row.resumes or self.days_left is None:
            return super().clock_after(row, at)
        rule = library.get(self.rulebook).deadline(row.deadline)
        return end_of_day(rule.due_after(at.astimezone(LEGAL_ZONE), self.days_left)), rule.basis[0]

"""Personal data got where they do not belong."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.kernel.actors import Role
from gieo.privacy.breach.states import BreachState as S
from gieo.rulebooks import library


class DataBreach(Dossier):
    """One breach: what, when it was found, how many people it may concern; told to the authority in time or not."""

    found_at = models.DateTimeField("phát hiện lúc")
    what = models.TextField("việc đã xảy ra")
    data = models.CharField("loại dữ liệu", max_length=500)
    people = models.PositiveIntegerField("số người", default=0)
    measures = models.TextField("đã làm", blank=True)
    authority = models.CharField("cơ quan được thông báo", max_length=250, blank=True)
    document = models.CharField("văn bản số", max_length=80, blank=True)
    told_at = models.DateTimeField("thông báo lúc", null=True, blank=True)

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "vi phạm dữ liệu cá nhân"

    def parties(self) -> Mapping[Role, Party]:
        """Whoever found it may follow it."""
        return {Role.PROPOSER: party(users=[self.opened_by_id])}

    def clock(self) -> tuple[datetime, str]:
        """The last instant to tell the authority: hours by the clock, working days or not."""
        rule = library.privacy().breach
        return self.found_at + timedelta(hours=rule.hours), rule.basis[0]

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002  (it runs from the finding)
        """72 hours from when it was found."""
        return self.clock()

    def clock_after(self, row: Any, at: datetime) -> tuple[datetime | None, str]:  # noqa: ARG002
        """Until it is told."""
        return self.clock() if row.target == S.FOUND else (None, "")

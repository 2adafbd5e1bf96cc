"""An accepted result and what became of it."""

from datetime import datetime
from typing import Any

import pghistory
from django.db import models

from gieo.acceptance.hosts import host_of
from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import Prepared, children_of
from gieo.dossiers.audience import Party, party
from gieo.dossiers.models import Dossier
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.workflow import Transition
from gieo.kernel.working_days import end_of_day
from gieo.outcomes.outcome.states import OutcomeState
from gieo.outcomes.rules import follow_up
from gieo.outcomes.rules.follow_up import Followed, Limit
from gieo.rulebooks import library


@pghistory.track()
class Outcome(Dossier):
    """The follow-up of one accepted task: whether it is effective, who spreads it, who uses it, for five years.

    `effective_on` is the day a named council or person found it effective; nothing finds it by itself (Q-12).
    """

    accepted_on = models.DateField("nghiệm thu ngày")
    grade = models.CharField("mức hiệu quả", max_length=12, blank=True)
    evidence = models.TextField("bằng chứng hiệu quả", blank=True)
    assessed_by = models.CharField("hội đồng, người đánh giá", max_length=300, blank=True)
    assessed_on = models.DateField("đánh giá ngày", null=True, blank=True)
    effective_on = models.DateField("có hiệu quả từ ngày", null=True, blank=True)
    replication_choice = models.CharField("nhân rộng", max_length=8, blank=True)
    replication_reason = models.TextField("lý do về nhân rộng", blank=True)
    offer = models.TextField("kết quả chào giới thiệu", blank=True)
    offer_conditions = models.TextField("điều kiện ứng dụng", blank=True)
    offer_contact = models.CharField("liên hệ", max_length=500, blank=True)
    offer_search = models.TextField("chữ để tìm", blank=True, editable=False)
    offered_on = models.DateField("giới thiệu từ ngày", null=True, blank=True)
    invited = models.ManyToManyField(
        Organisation, blank=True, related_name="invited_outcomes", verbose_name="nơi được đề nghị ứng dụng"
    )

    READ_WITH = ("task__host", "task__principal_investigator")

    class Meta(Dossier.Meta):
        verbose_name = verbose_name_plural = "hiệu quả kết quả"
        constraints = (
            *Dossier.Meta.constraints,
            models.CheckConstraint(
                name="an_offered_result_says_on_what_terms_and_by_whom",
                condition=models.Q(offered_on__isnull=True)
                | ~models.Q(offer="") & ~models.Q(offer_conditions="") & ~models.Q(offer_contact=""),
                violation_error_message="Kết quả giới thiệu phải có điều kiện ứng dụng và nơi liên hệ.",
            ),
        )
        indexes = (models.Index(fields=("-offered_on", "-id"), name="results_on_offer"),)

    def parties(self) -> dict[Role, Party]:
        """The host, who reports every year; bodies asked to use the result, who report their uses."""
        invited = _INVITED.ask(outcome=self.pk) if self.pk else []
        return {
            Role.HOST: host_of(self.task),
            Role.FOCAL_OFFICER: party(bodies=[body.pk for body in invited], name=", ".join(map(str, invited))),
        }

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """Until when its effect has to be judged."""
        return self.term("outcome.assessment", at)

    def clock_after(self, row: Transition[Any, Any], at: datetime) -> tuple[datetime | None, str]:
        """The next limit that has not passed: to spread it, or to report its use."""
        if row.target is OutcomeState.CLOSED:
            return None, ""
        coming = [limit for limit in self.limits() if limit.day > at.astimezone(LEGAL_ZONE).date()]
        return (end_of_day(coming[0].day), coming[0].basis) if coming else (None, "")

    def limits(self) -> list[Limit]:
        """What is still to be done by when, the nearest first."""
        followed = Followed(
            accepted_on=self.accepted_on,
            effective_on=self.effective_on,
            is_spread=bool(children_of(self, "disseminations")),
            reported=frozenset(report.period for report in children_of(self, "reports")),
        )
        return follow_up.limits(followed, library.get(self.rulebook))


# Every act on a result asks it several times: who it is for stands on its line of the docket.
_INVITED = Prepared(lambda outcome: Organisation.objects.filter(invited_outcomes=outcome).order_by("pk"), outcome=-1)

"""A council scores the valid applications of a call (TT 20/2023, articles 8-12)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

import pghistory
from django.db import models

from gieo.core.prepared import Prepared
from gieo.councils.keys import item_of
from gieo.councils.models import CouncilItem
from gieo.councils.rules.conflicts import Item
from gieo.dossiers.audience import Party, party
from gieo.identity.selectors import bodies_named
from gieo.kernel.actors import Role
from gieo.rulebooks import library
from gieo.rulebooks.models import BallotRule, ScoreSheet, SelectionRule
from gieo.selection.models.application import Application
from gieo.selection.models.call import Call
from gieo.selection.models.unwanted_judge import UnwantedJudge
from gieo.selection.rows import MoneyRow

JUDGED = ("valid", "in_selection")
SETTLED = ("winner_found", "revised")


@pghistory.track()
class Selection(CouncilItem):
    """The choice of a host for one task, competitive or direct: the same council and the same way.

    `sheet` is the key of the score sheet in the rulebook. `recommended` is whom the council names when no step of the
    rulebook tells equal applications apart; else `tally` names the winner. `estimate` is the detailed estimate that
    comes with the revised description (under the law of 2025 there is none before).
    """

    COUNCIL = "selection"

    call = models.ForeignKey(Call, models.PROTECT, related_name="selections", verbose_name="thông báo tuyển chọn")
    sheet = models.CharField("phiếu chấm", max_length=60, blank=True)
    recommended = models.ForeignKey(
        Application, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hồ sơ hội đồng kiến nghị"
    )
    revision = models.TextField("giải trình hoàn thiện", blank=True)
    revised_at = models.DateTimeField("hoàn thiện lúc", null=True, editable=False)
    quoted_on = models.DateField("ngày báo giá", null=True, blank=True)
    estimate = models.JSONField("dự toán", default=list)

    READ_WITH = ("task",)

    class Meta(CouncilItem.Meta):
        verbose_name = verbose_name_plural = "xét tuyển chọn"
        constraints = (
            *CouncilItem.Meta.constraints,
            models.UniqueConstraint("parent", name="one_selection_of_a_parent"),
        )

    @cached_property
    def applications(self) -> list[Application]:
        """What the council judges: every application that was found valid; once it has voted, those it voted on."""
        if self.tally:
            ranked = {line["number"] for line in self.tally["ranking"]}
            return [each for each in self._answering if each.number in ranked]
        return [each for each in self._answering if each.state in JUDGED]

    @cached_property
    def _answering(self) -> list[Application]:
        """Every application to its call, with whose it is; one query for whatever is asked of them."""
        return _ANSWERING.ask(call=self.call_id)

    @property
    def winner(self) -> Application | None:
        """The application proposed for approval; None before the voting is closed, or when there is none."""
        named = self.tally.get("winner")
        if self.recommended_id or not named:
            return self.recommended
        return next((each for each in self._answering if each.number == named), None)

    @property
    def score_sheet(self) -> ScoreSheet:
        """The criteria of its ballots."""
        return library.get(self.rulebook).score_sheets[self.sheet]

    @property
    def rule(self) -> SelectionRule:
        """How scores choose."""
        rule = library.get(self.rulebook).selection
        if rule is None:
            raise LookupError(f"{self.rulebook} says nothing on selection")
        return rule

    @property
    def vote(self) -> BallotRule | None:
        """How many members must be in favour; None where the score alone decides."""
        return library.get(self.rulebook).councils["selection"].passes

    @property
    def money_rows(self) -> tuple[MoneyRow, ...]:
        """What is to be appraised: the estimate that came with the revision, else what the winner asked for."""
        if self.estimate:
            return tuple(MoneyRow.model_validate(row) for row in self.estimate)
        winner = self.winner
        return winner.money_rows if winner else ()

    def judged(self) -> Item:
        """Hosts, leaders and partners of every application, and who proposed or ordered the task."""
        judged = self.applications
        partners = bodies_named((row["name"] for each in judged for row in each.partners), self.province_id)
        return item_of(
            self.number,
            applicants=[each.principal_investigator_id for each in judged],
            hosts=[each.host_id for each in judged],
            partners=[body.pk for body in partners.values()],
            proposing_bodies=[self.task.proposing_body_id] if self.task else [],
            ordering_bodies=[self.task.commissioning_body_id] if self.task else [],
        )

    def unwanted(self) -> Sequence[tuple[str, str]]:
        """What the hosts wrote, without their reasons; of what was not opened, nothing."""
        opened = [each.pk for each in self.applications if each.was_opened]
        return [(each.name, each.in_words) for each in UnwantedJudge.objects.filter(application__in=opened)]

    def team(self) -> Sequence[tuple[str, str]]:
        """Of every application that was opened."""
        return [person for each in self.applications if each.was_opened for person in each.team]

    def judged_dossiers(self) -> Sequence[Application]:
        """The applications."""
        return self.applications

    def told_outside(self) -> Sequence[Sequence[str]]:
        """Each dossier was weighed against the others: of them the one that was chosen is told of, and no other."""
        winner = self.winner
        if winner is None:
            return []
        lines = [each for each in self.tally.get("ranking", ()) if each["number"] == winner.number]
        return [[f"{each['number']} {each['host']}", each["in_words"]] for each in lines]

    def parties(self) -> Mapping[Role, Party]:
        """The members, and the winner once there is one."""
        found = dict(super().parties())
        winner = self.winner if self.state in SETTLED else None
        if winner:
            found[Role.HOST] = party(bodies=[winner.host_id], name=winner.host.name)
        return found

    def first_clock(self, at: datetime) -> tuple[datetime | None, str]:
        """The council sits within so many days of the valid dossiers."""
        return self.term("selection.session", at)


# Asked by every act of the council.
_ANSWERING = Prepared(
    lambda call: (
        Application.objects.filter(call=call)
        .select_related("host", "principal_investigator", "task")
        .order_by("number")
    ),
    call=-1,
)

"""Proposals under a name close to the one being written (LS25-F-1)."""

from dataclasses import dataclass

from django.db.models import QuerySet, Value

from gieo.kernel.actors import Actor
from gieo.proposals.models import Proposal
from gieo.proposals.rules.similar_titles import ALIKE, likeness
from gieo.proposals.selectors import visible_to
from gieo.proposals.states import ON_THE_LIST, ProposalState

LOOKED_THROUGH = 2000  # the newest; the whole register is for the overlap check
SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A proposal with a name close to another's.

    Attributes:
        percent: how close, of 100.
        readable: the reader may open it; of the others only the name on the common list is told.
    """

    number: str
    title: str
    plan_year: int
    percent: int
    readable: bool


def similar_to(proposal: Proposal, title: str, actor: Actor) -> list[Similar]:
    """The closest names, the closest first.

    Looked at are the reader's own proposals, an officer's those of the province, and the common lists.
    """
    if not title.strip():
        return []
    own = _newest(visible_to(actor), readable=True)
    others = _newest(Proposal.objects.filter(state__in=ON_THE_LIST), readable=False)
    told: dict[int, Similar] = {}
    for pk, number, name, year, readable in sorted(own.union(others, all=True), reverse=True):
        share = likeness(title, name) if pk != proposal.pk and pk not in told else 0
        if share >= ALIKE:
            told[pk] = Similar(number=number, title=name, plan_year=year, percent=round(100 * share), readable=readable)
    return sorted(told.values(), key=lambda each: -each.percent)[:SHOWN]


def _newest(proposals: QuerySet[Proposal], *, readable: bool) -> QuerySet[Proposal, tuple[int, str, str, int, bool]]:
    rows = proposals.exclude(state=ProposalState.WITHDRAWN).order_by("-pk").annotate(readable=Value(readable))
    return rows.values_list("pk", "number", "title", "plan_year", "readable")[:LOOKED_THROUGH]

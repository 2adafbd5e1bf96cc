"""Proposals under a name close to the one being written (LS25-F-1)."""

from dataclasses import dataclass

from django.db.models import QuerySet

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
    own = _newest(visible_to(actor))
    others = _newest(Proposal.objects.filter(state__in=ON_THE_LIST))
    found = [
        Similar(number=number, title=name, plan_year=year, percent=round(100 * share), readable=pk in own)
        for pk, (number, name, year) in sorted((others | own).items(), reverse=True)
        if pk != proposal.pk and (share := likeness(title, name)) >= ALIKE
    ]
    return sorted(found, key=lambda each: -each.percent)[:SHOWN]


def _newest(proposals: QuerySet[Proposal]) -> dict[int, tuple[str, str, int]]:
    rows = proposals.exclude(state=ProposalState.WITHDRAWN).order_by("-pk")
    told = rows.values_list("pk", "number", "title", "plan_year")[:LOOKED_THROUGH]
    return {pk: (number, title, year) for pk, number, title, year in told}

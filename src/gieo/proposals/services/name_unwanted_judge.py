"""Name somebody who should rather not judge the proposal, or take the name back."""

from datetime import datetime

from django.db import transaction

from gieo.councils.unwanted import against_name, as_written
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.proposals.models import Proposal, UnwantedJudge
from gieo.proposals.services.draft import own_draft
from gieo.rulebooks import library

LIMIT = "proposal.unwanted_judges"


@transaction.atomic
def name_unwanted_judge(
    *, proposal: Proposal, name: str, workplace: str, reason: str, actor: Actor, at: datetime
) -> UnwantedJudge:
    """Write a name down; reasons are not owed, and it is an officer who decides.

    Raises:
        Refused: not the actor's own draft, no name, or as many were named as the rulebook lets.
    """
    locked = own_draft(proposal, actor)
    said = as_written({"name": name, "workplace": workplace, "reason": reason})
    limit = library.get(locked.rulebook).figures.get(LIMIT)
    refusals = list(against_name(said["name"], named=locked.unwanted_judges.count(), limit=limit))
    if refusals:
        raise Refused(refusals)
    return UnwantedJudge.objects.create(proposal=locked, named_at=at, **said)


@transaction.atomic
def drop_unwanted_judge(*, proposal: Proposal, pk: int, actor: Actor) -> None:
    """Take a name back while the form may be written on.

    Raises:
        Refused: not the actor's own draft.
    """
    locked = own_draft(proposal, actor)
    UnwantedJudge.objects.filter(proposal=locked, pk=pk).delete()

"""Name somebody who should rather not judge the proposal, or take the name back."""

from datetime import datetime

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.models import Proposal, UnwantedJudge
from gieo.proposals.services.draft import own_draft
from gieo.rulebooks import library

LIMIT = "proposal.unwanted_judges"
NAMING = ("GIEO-MACDINH:99",)


@transaction.atomic
def name_unwanted_judge(
    *, proposal: Proposal, name: str, workplace: str, reason: str, actor: Actor, at: datetime
) -> UnwantedJudge:
    """Write a name down; reasons are not owed, and it is an officer who decides.

    Raises:
        Refused: not the actor's own draft, no name, or as many were named as the rulebook lets.
    """
    locked = own_draft(proposal, actor)
    words = [text.collapse(text.nfc(each)) for each in (name, workplace, reason)]
    refusals = []
    if len(words[0].split()) <= 1:
        message = _("Nhập đủ họ và tên.")
        refusals.append(Refusal(code="no_name", message=message, basis=NAMING, field="name"))
    limit = library.get(locked.rulebook).figures.get(LIMIT)
    if limit and not limit.holds_for(locked.unwanted_judges.count() + 1):
        message = _("Nêu được nhiều nhất %(limit)d người.")
        params = {"limit": limit.value}
        refusals.append(Refusal(code="too_many", message=message, params=params, basis=limit.basis, field="name"))
    if refusals:
        raise Refused(refusals)
    return UnwantedJudge.objects.create(
        proposal=locked, name=words[0][:120], workplace=words[1][:60], reason=words[2][:500], named_at=at
    )


@transaction.atomic
def drop_unwanted_judge(*, proposal: Proposal, pk: int, actor: Actor) -> None:
    """Take a name back while the form may be written on.

    Raises:
        Refused: not the actor's own draft.
    """
    locked = own_draft(proposal, actor)
    UnwantedJudge.objects.filter(proposal=locked, pk=pk).delete()

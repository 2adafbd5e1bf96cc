"""Take a place of implementation out of a draft."""

from datetime import datetime

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.proposals.models import ImplementationPlace, Proposal
from gieo.proposals.services.draft import locked_draft


@transaction.atomic
def remove_place(*, proposal: Proposal, place: int, actor: Actor, at: datetime) -> None:
    """Remove the place of this key.

    Raises:
        Refused: not a draft of the actor's.
    """
    locked = locked_draft(proposal, actor)
    ImplementationPlace.objects.filter(proposal=locked, pk=place).delete()
    locked.saved_at = at
    locked.save(update_fields=["saved_at"])

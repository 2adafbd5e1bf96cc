"""Go on in one's own name instead of waiting until a body is confirmed."""

from datetime import datetime

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.proposals.models import Proposal
from gieo.proposals.services.draft import own_draft


@transaction.atomic
def write_as_person(*, proposal: Proposal, actor: Actor, at: datetime) -> Proposal:
    """The draft is its writer's own from here on, whatever an officer finds of the body (GIEO-MACDINH:98).

    Raises:
        Refused: not the actor's own draft.
    """
    locked = own_draft(proposal, actor)
    if locked.asked_body_id is not None:
        locked.asked_body, locked.saved_at = None, at
        locked.save(update_fields=["asked_body", "saved_at"])
    return locked

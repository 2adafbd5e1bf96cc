"""A draft goes on, on the form that its notice names now; nothing that was written is lost (capability 9)."""

from datetime import datetime

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.proposals.forms import newer_form
from gieo.proposals.models import Proposal
from gieo.proposals.services.draft import locked_draft


@transaction.atomic
def upgrade_form(*, proposal: Proposal, actor: Actor, at: datetime) -> Proposal:
    """Answers stay under the items they were given to; those the new form does not ask for are kept, unprinted.

    Args:
        proposal: a draft or a form opened again.
        actor: its writer.
        at: when.

    Raises:
        Refused: it is not the actor's to write, or was sent already.
    """
    locked = locked_draft(proposal, actor)
    newer = newer_form(locked)
    if newer is not None:
        locked.form, locked.saved_at = newer.key, at
        locked.save(update_fields=["form", "saved_at"])
    return locked

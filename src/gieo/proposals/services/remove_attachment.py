"""Take a paper off a draft; its row and its file stay for older receipts."""

from datetime import datetime

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.proposals.models import Attachment, ImplementationPlace, Proposal
from gieo.proposals.services.draft import locked_draft


@transaction.atomic
def remove_attachment(*, proposal: Proposal, attachment: int, actor: Actor, at: datetime) -> None:
    """Mark the paper of this key as taken off; an agreement it proved is missing again.

    Raises:
        Refused: not a draft of the actor's.
    """
    locked = locked_draft(proposal, actor)
    Attachment.objects.filter(proposal=locked, pk=attachment, removed_at__isnull=True).update(removed_at=at)
    ImplementationPlace.objects.filter(proposal=locked, agreement=attachment).update(agreement=None, agreed_on=None)

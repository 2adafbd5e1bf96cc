"""Two values of a field met; a person chooses which one stands. The other stays in the history of saves."""

from datetime import datetime

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.proposals.models import AnswerRevision, Proposal
from gieo.proposals.services.draft import locked_draft
from gieo.proposals.services.save_answer import Saved, accept


@transaction.atomic
def choose_answer(*, proposal: Proposal, save: int, take: bool, actor: Actor, at: datetime) -> Saved:
    """Take the value that was put aside, or leave the one that stands.

    Args:
        proposal: the draft.
        save: primary key of the save that met a newer one.
        take: True puts it in place of the value that stands now.
        actor: who chooses.
        at: when.

    Raises:
        Refused: not a draft of the actor's.
        AnswerRevision.DoesNotExist: nothing of this dossier waits under that key.
    """
    locked = locked_draft(proposal, actor)
    waiting = AnswerRevision.objects.get(proposal=locked, pk=save, conflicted=True, settled_at__isnull=True)
    waiting.settled_at = at
    waiting.save(update_fields=["settled_at"])
    if take:
        return accept(locked, waiting.field, waiting.value, actor, at)
    return Saved(proposal=locked, field=waiting.field, revision=locked.revisions.get(waiting.field, 0), at=at)

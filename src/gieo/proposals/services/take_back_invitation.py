"""The owner of a draft takes an invitation back; what was written meanwhile stays."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import record
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.proposals.models import Collaborator, Proposal
from gieo.proposals.models.collaborator import STANDING
from gieo.proposals.policies import may_end


@transaction.atomic
def take_back_invitation(*, proposal: Proposal, collaborator: int, actor: Actor, at: datetime) -> Collaborator:
    """Close the draft to the account, whatever state the form is in; the same again changes nothing.

    Whoever is invited may leave by the same way.

    Args:
        proposal: the form.
        collaborator: primary key of the invitation.
        actor: the owner, or the invited person.
        at: when.

    Raises:
        Refused: neither.
        Collaborator.DoesNotExist: the form has no such invitation.
    """
    locked = Proposal.objects.select_for_update(of=("self",), no_key=True).get(pk=proposal.pk)
    invitation = Collaborator.objects.get(pk=collaborator, proposal=locked)
    decision = may_end(actor, locked, invitation)
    if decision.reason:
        raise Refused([decision.reason])
    if Collaborator.objects.filter(STANDING, pk=invitation.pk).update(taken_back_at=at):
        record(locked)
    return invitation

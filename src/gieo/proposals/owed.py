"""What whoever proposes still owes on other tasks: shown to the writer and to the officer, in nobody's way."""

from datetime import datetime

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.overdue import overdue_of
from gieo.kernel.actors import Actor
from gieo.proposals.models import Proposal


def owed_by_proposer(proposal: Proposal, actor: Actor, *, at: datetime) -> list[DocketEntry]:
    """Of the body that proposes, or of the person where no body does."""
    body, person = proposal.organisation_id, proposal.proposer.user_id
    users = [person] if person and body is None else []
    return overdue_of(actor=actor, bodies=[body] if body else [], users=users, at=at)

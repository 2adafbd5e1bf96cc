"""What whoever proposes still owes on other tasks: shown to the writer and to the officer, in nobody's way."""

from datetime import datetime

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.overdue import count_overdue, overdue_of
from gieo.kernel.actors import Actor
from gieo.proposals.models import Proposal


def owed_by_proposer(proposal: Proposal, actor: Actor, *, at: datetime) -> list[DocketEntry]:
    """Of the body that proposes, or of the person where no body does; as far as the actor sees it, and a few."""
    bodies, users = _proposing(proposal)
    return overdue_of(actor=actor, bodies=bodies, users=users, at=at)


def count_owed(proposal: Proposal, *, at: datetime) -> int:
    """How much that is, whoever sees it."""
    bodies, users = _proposing(proposal)
    return count_overdue(bodies=bodies, users=users, at=at)


def _proposing(proposal: Proposal) -> tuple[list[int], list[int]]:
    body, person = proposal.organisation_id, proposal.proposer.user_id
    return [body] if body else [], [person] if person and body is None else []

"""Save one field of a draft. Two tabs or two people meet field by field; nothing is lost."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db import transaction

from gieo.core.rewriting import enter, rewrite
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.forms import form_for
from gieo.proposals.models import AnswerRevision, Proposal
from gieo.proposals.models.proposal import LONGEST_TITLE
from gieo.proposals.rules.answer_shape import tidy
from gieo.proposals.services.draft import locked_draft
from gieo.proposals.states import ProposalState

TITLE = "task_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a save.

    Attributes:
        proposal: as it stands now.
        field: the field.
        revision: the number of the value that stands now.
        at: when.
        met: the save that was put aside because a newer value stood there; None when it was accepted.
    """

    proposal: Proposal
    field: str
    revision: int
    at: datetime
    met: AnswerRevision | None = None


@transaction.atomic
def save_answer(*, proposal: Proposal, field: str, value: Any, base_revision: int, actor: Actor, at: datetime) -> Saved:
    """Accept the value if it was written upon the one that stands; else keep both until somebody chooses.

    Args:
        proposal: the draft.
        field: id of a field of its form.
        value: in the shape of `rules.answer_shape`.
        base_revision: number of the value the writer saw (0: none yet).
        actor: who writes.
        at: when.

    Raises:
        Refused: not a draft of the actor's, or no such field.
    """
    locked = locked_draft(proposal, actor)
    _known(locked, field)
    value = tidy(value)
    stands = locked.revisions.get(field, 0)
    if locked.answers.get(field) == value:
        return Saved(proposal=locked, field=field, revision=stands, at=at)
    if base_revision != stands:
        met = _record(locked, field, base_revision, value, actor, at, conflicted=True)
        return Saved(proposal=locked, field=field, revision=stands, at=at, met=met)
    return accept(locked, field, value, actor, at)


def accept(locked: Proposal, field: str, value: Any, actor: Actor, at: datetime) -> Saved:
    """Let a value stand (the proposal is locked by the caller)."""
    revision = locked.revisions.get(field, 0) + 1
    _record(locked, field, revision, value, actor, at)
    locked.answers[field] = value
    locked.revisions[field] = revision
    locked.saved_at = at
    changed = ["answers", "revisions", "saved_at"]
    # Of a returned form the province goes on seeing the name it was sent under, until it is sent again.
    if field == TITLE and locked.state == ProposalState.DRAFT:
        entitle(locked, str(value))
        changed += ["title", "title_key", "search"]
    rewrite(locked, changed)
    return Saved(proposal=locked, field=field, revision=revision, at=at)


def entitle(proposal: Proposal, title: str) -> None:
    """The name of the task, with the keys it is searched and sorted by."""
    proposal.title = title[:LONGEST_TITLE]
    proposal.title_key = text.sort_key(proposal.title)
    proposal.search = text.search_key(
        f"{proposal.number} {proposal.title} {proposal.organisation or proposal.proposer}"
    )


def _known(proposal: Proposal, field: str) -> None:
    try:
        form_for(proposal).field(field)
    except KeyError:
        message = _("Mẫu phiếu không có mục này.")
        raise Refused([Refusal(code="unknown_field", message=message, field=field)]) from None


def _record(
    proposal: Proposal, field: str, revision: int, value: Any, actor: Actor, at: datetime, *, conflicted: bool = False
) -> AnswerRevision:
    revised = AnswerRevision(
        proposal=proposal,
        field=field,
        revision=revision,
        value=value,
        at=at,
        by_id=cast("int", actor.user),  # whoever may write is signed in
        by_name=actor.name,
        conflicted=conflicted,
    )
    enter([revised])
    return revised

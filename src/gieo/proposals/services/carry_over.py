"""A late form goes on to a later plan year, on the proposer's wish (BG25-III-3)."""

from datetime import datetime

from django.db import transaction

from gieo.core.perform import open_dossier, perform
from gieo.core.trail import history_of
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import IntakeWindow
from gieo.proposals.facts import CarryOverFacts
from gieo.proposals.guards import later_windows
from gieo.proposals.models import Attachment, AttachmentKind, Proposal
from gieo.proposals.services.save_answer import entitle
from gieo.proposals.services.start_proposal import new_draft
from gieo.proposals.workflow import PROPOSAL


@transaction.atomic
def carry_over(*, proposal: Proposal, actor: Actor, at: datetime, wish: str = "", key: str = "") -> Proposal:
    """Close the late form and open a draft with its content in the next window of a later plan year.

    The orientation is chosen anew (it is another notice's) and the form signed anew.

    Args:
        proposal: a late form.
        actor: the proposer, or an officer who records the proposer's wish.
        at: when.
        wish: how the proposer expressed it, where an officer acts.
        key: against doing it twice.

    Returns:
        The new draft.

    Raises:
        TransitionRefused: wrong state, wrong person, or no window to go to.
    """
    attempt = Attempt(actor=actor, at=at, key=key)
    locked = Proposal.objects.select_for_update(of=("self",), no_key=True).get(pk=proposal.pk)
    if key and history_of(locked).filter(key=key).exists():
        return locked.carried_to.get()
    PROPOSAL.check("carry_over", locked, attempt)
    draft = _open_copy(locked, later_windows(locked, at)[0], attempt)
    facts = CarryOverFacts(plan_year=draft.plan_year, number=draft.number, wish=text.nfc(wish).strip())
    perform(PROPOSAL, "carry_over", locked, Attempt(actor=actor, at=at, facts=facts, key=key))
    return draft


def _open_copy(late: Proposal, window: IntakeWindow, attempt: Attempt) -> Proposal:
    draft = new_draft(
        window=window,
        at=attempt.at,
        proposer=late.proposer,
        organisation_id=late.organisation_id,
        created_by_id=late.created_by_id,
        carried_from=late,
        answers=late.answers,
        revisions=dict.fromkeys(late.answers, 1),
    )
    entitle(draft, late.title)
    opened = open_dossier(PROPOSAL, draft, Attempt(actor=attempt.actor, at=attempt.at), legal_basis=(window.basis,))
    papers = late.attachments.filter(removed_at__isnull=True).exclude(kind=AttachmentKind.SIGNED_FORM)
    Attachment.objects.bulk_create(
        Attachment(proposal=opened.subject, kind=paper.kind, file=paper.file, added_at=attempt.at)
        for paper in papers.order_by("pk")
    )
    return opened.subject

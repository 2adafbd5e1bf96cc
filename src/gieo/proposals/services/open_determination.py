"""A proposal that was forwarded comes before the council."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new, rulebook_for
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.models import Determination, Proposal
from gieo.proposals.priority import priorities_of
from gieo.proposals.states import ProposalState

BASIS = {Law.L2013: ("TT06-2023:10.1",), Law.L2025: ("ND267-2025:12.4",)}


@transaction.atomic
def open_determination(*, parent: DocketEntry, actor: Actor, at: datetime) -> Determination:
    """The determination of a forwarded proposal; the one there is, when it was opened before.

    Args:
        parent: line of the proposal.
        actor: the system for the hand-over, an officer by hand.
        at: when.

    Raises:
        Refused: the dossier is no proposal that was forwarded.
    """
    DocketEntry.objects.select_for_update(of=("self",), no_key=True).get(pk=parent.pk)
    known = Determination.objects.filter(parent=parent).first()
    if known is not None:
        return known
    proposal = dossier_of(parent)
    if not isinstance(proposal, Proposal) or proposal.state != ProposalState.FORWARDED:
        message = _("Chỉ đề xuất đã được đưa ra hội đồng mới có hồ sơ xác định nhiệm vụ.")
        raise Refused([Refusal(code="not_forwarded", message=message, basis=BASIS[proposal.law])])
    determination = Determination(
        province=proposal.province,
        title=proposal.title,
        plan_year=proposal.plan_year,
        parent=parent,
        proposal=proposal,
        rulebook=rulebook_for(proposal.province, None, at, filed_at=proposal.submitted_at),
        priority=len(priorities_of(proposal)),
    )
    return open_new(determination, actor=actor, at=at, legal_basis=BASIS)

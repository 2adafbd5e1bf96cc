"""What the docket knows of the dossiers of this stage."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from gieo.core.prepared import Prepared
from gieo.councils.sitting.audience import members_reading
from gieo.dossiers.audience import Audience, Holder, Party, party
from gieo.dossiers.kinds import DossierKind, Options
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.proposals.commissioned_task.kind import COMMISSIONED_TASK_KIND
from gieo.proposals.common_list.kind import COMMON_LIST_KIND
from gieo.proposals.confirmation.kind import CONFIRMATION_KIND
from gieo.proposals.contest.kind import CONTEST_KIND
from gieo.proposals.correction.kind import CORRECTION_KIND
from gieo.proposals.described import description_of
from gieo.proposals.determination.kind import DETERMINATION_KIND
from gieo.proposals.models import Collaborator, Determination, Proposal
from gieo.proposals.models.collaborator import STANDING
from gieo.proposals.policies import READERS, was_handed_in, was_sent
from gieo.proposals.screening.guards import siblings_of
from gieo.proposals.screening.papers import PAPERS
from gieo.proposals.screening.suggesting import search_suggestions
from gieo.proposals.states import PROPOSAL_STATE_LABELS, ProposalState
from gieo.proposals.workflow import PROPOSAL


def writers_of(proposal: Proposal) -> Party:
    """The body it was written for; a private proposer's account."""
    name = str(proposal.organisation or proposal.proposer)
    if proposal.organisation_id:
        return Party(bodies=frozenset({proposal.organisation_id}), name=name)
    return Party(users=frozenset({proposal.created_by_id}), name=name)


def readers_of(proposal: Proposal) -> Audience:
    """Who works on it; once it was sent the officers of its province, the body whose list it goes with, its council."""
    members = members_reading(proposal, judged_in(proposal))
    working = (writers_of(proposal), party(users=[each.user_id for each in _INVITED.ask(proposal=proposal.pk)]))
    if not was_handed_in(proposal):
        return Audience.of((), (*working, *members))
    office = READERS if was_sent(proposal) else ()
    return Audience.of(office, (*working, party(bodies=[proposal.through_id]), *members))


def judged_in(proposal: Proposal) -> Iterable[Determination]:
    """Where a council judges it, or the proposal it was merged into."""
    return _JUDGED_IN.ask(proposal=proposal.pk)


# Asked by every act on a proposal and in its council.
_INVITED = Prepared(lambda proposal: Collaborator.objects.filter(STANDING, proposal=proposal), proposal=-1)
_JUDGED_IN = Prepared(
    lambda proposal: Determination.objects.filter(Q(proposal=proposal) | Q(proposal__merged=proposal)), proposal=-1
)


def holder_of(proposal: Proposal) -> Holder:
    """Its writers while it is theirs to finish, the officers while it is being checked."""
    role = PROPOSAL.owners.get(ProposalState(proposal.state))
    if role is Role.PROPOSER:
        writers = writers_of(proposal)
        return Holder(role, writers, writers.name)
    if role is Role.FOCAL_OFFICER:
        name = proposal.through.name if proposal.through else ""
        return Holder(role, party(bodies=[proposal.through_id], name=name), name)
    return Holder(role, name=ROLE_LABELS[role]) if role else Holder()


def choices(name: str, proposal: Proposal, _actor: Actor) -> Options:
    """Proposals to merge into."""
    if name != "siblings":
        return ()
    return [(each.pk, f"{each.number} {each.title}") for each in siblings_of(proposal).order_by("title_key", "pk")]


def suggestions(act: str, proposal: Proposal, _actor: Actor) -> Mapping[str, Any]:
    """What the overlap check found, for the search sheet."""
    return search_suggestions(proposal) if act == "search_duplicates" else {}


PROPOSAL_KIND = DossierKind(
    workflow=PROPOSAL,
    model=Proposal,
    code="DX",
    stage="de-xuat",
    plural=_("Đề xuất"),
    readers=readers_of,
    holder=holder_of,
    judged_by=lambda proposal: members_reading(proposal, judged_in(proposal)),
    title=lambda proposal: proposal.title or _("Phiếu chưa đặt tên"),
    opened_at=lambda proposal: proposal.created_at,
    url=lambda proposal: proposal.get_absolute_url(),
    state_labels=PROPOSAL_STATE_LABELS,
    tones={
        ProposalState.NOT_PICKED: "refused",
        ProposalState.REPLACING: "paused",
        ProposalState.RETURNED: "paused",
        ProposalState.LATE: "late",
        ProposalState.CARRIED_OVER: "paused",
        ProposalState.WITHDRAWN: "refused",
        ProposalState.SCREENED_OUT: "refused",
        ProposalState.MERGED: "paused",
    },
    choices=choices,
    suggests=suggestions,
    describes=description_of,
    authors=writers_of,
    papers=PAPERS,
)

KINDS = (
    CONTEST_KIND,
    PROPOSAL_KIND,
    CONFIRMATION_KIND,
    CORRECTION_KIND,
    COMMON_LIST_KIND,
    DETERMINATION_KIND,
    COMMISSIONED_TASK_KIND,
)

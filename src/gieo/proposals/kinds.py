"""What the docket knows of the dossiers of this stage."""

from gieo.dossiers.audience import Audience, Holder, Party
from gieo.dossiers.kinds import DossierKind
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.proposals.models import Proposal
from gieo.proposals.policies import READERS, was_sent
from gieo.proposals.states import PROPOSAL_STATE_LABELS, ProposalState
from gieo.proposals.workflow import PROPOSAL


def writers_of(proposal: Proposal) -> Party:
    """The body it was written for; a private proposer's account."""
    name = str(proposal.organisation or proposal.proposer)
    if proposal.organisation_id:
        return Party(bodies=frozenset({proposal.organisation_id}), name=name)
    return Party(users=frozenset({proposal.created_by_id}), name=name)


def readers_of(proposal: Proposal) -> Audience:
    """Its writers always, officers of its province once it was sent."""
    return Audience.of(READERS if was_sent(proposal) else (), (writers_of(proposal),))


def holder_of(proposal: Proposal) -> Holder:
    """Its writers while it is theirs to finish, the officers while it is being checked."""
    role = PROPOSAL.owners.get(ProposalState(proposal.state))
    if role is Role.PROPOSER:
        writers = writers_of(proposal)
        return Holder(role, writers, writers.name)
    return Holder(role, name=ROLE_LABELS[role]) if role else Holder()


PROPOSAL_KIND = DossierKind(
    workflow=PROPOSAL,
    model=Proposal,
    code="DX",
    stage="de-xuat",
    plural=_("Đề xuất"),
    readers=readers_of,
    holder=holder_of,
    title=lambda proposal: proposal.title or _("Phiếu chưa đặt tên"),
    opened_at=lambda proposal: proposal.created_at,
    url=lambda proposal: proposal.get_absolute_url(),
    state_labels=PROPOSAL_STATE_LABELS,
)

KINDS = (PROPOSAL_KIND,)

"""What the shared pages know of confirmations."""

from collections.abc import Iterable

from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind
from gieo.dossiers.shown import Fact, facts_of
from gieo.kernel.refusal import _
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.confirmation.workflow import CONFIRMATION
from gieo.proposals.models import Confirmation


def facts(confirmation: Confirmation) -> Iterable[Fact]:
    """The question, and the answer once it is there."""
    proposal = confirmation.proposal
    return facts_of(
        (_("Điều cần xác nhận"), Thing(confirmation.thing).label),
        (_("Đề xuất"), f"{proposal.number} {proposal.title}"),
        (_("Người đề xuất"), str(proposal.organisation or proposal.proposer)),
        (_("Nội dung cần xác nhận"), confirmation.statement),
        (_("Trả lời trước"), confirmation.expires_at),
        (_("Người trả lời"), ", ".join(filter(None, (confirmation.answered_name, confirmation.answered_position)))),
        (_("Trả lời qua đường dẫn gửi tới"), confirmation.email if confirmation.by_link else ""),
        (_("Văn bản của cơ quan"), confirmation.document),
        (_("Năng lực ứng dụng"), confirmation.capacity),
        (_("Ý kiến"), confirmation.words),
    )


def readers(confirmation: Confirmation) -> Audience:
    """The body and the writers: a draft is nobody else's; the office reads the answers on the proposal once sent."""
    return Audience.of((), confirmation.parties().values())


CONFIRMATION_KIND = DossierKind(
    workflow=CONFIRMATION,
    model=Confirmation,
    code="XN",
    stage="de-xuat",
    plural=_("Xác nhận của cơ quan khác"),
    readers=readers,
    facts=facts,
    related=("body", "place", "proposal__organisation", "proposal__proposer"),
)

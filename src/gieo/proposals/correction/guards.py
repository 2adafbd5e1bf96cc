"""Preconditions of accepting a correction."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.correction.states import Corrected
from gieo.proposals.models import Correction
from gieo.proposals.states import ProposalState

CORRECTING = ("GIEO-MACDINH:88",)
# Sealed and on its way. A form that is open again is put right on the form itself.
BEFORE_THE_COUNCIL = frozenset({ProposalState.SUBMITTED, ProposalState.COMPILED, ProposalState.SEARCHED})
# What a council has in hand keeps its papers; where to write to its proposer may still change.
CORRECTABLE = {
    Corrected.CONTACT: BEFORE_THE_COUNCIL | {ProposalState.MERGED, ProposalState.FORWARDED},
    Corrected.ATTACHMENT: BEFORE_THE_COUNCIL,
}


def proposal_is_sealed(correction: Correction, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """The form may have been returned, withdrawn or laid before the council meanwhile."""
    if correction.proposal.state in CORRECTABLE[Corrected(correction.thing)]:
        return None
    return Refusal(
        code="not_correctable",
        message=_("Đề xuất đang ở trạng thái “%(state)s”, không cải chính phần này được nữa."),
        params={"state": correction.proposal.state_label},
        basis=CORRECTING,
    )


def paper_is_there(correction: Correction, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """Another correction, or the form sent anew, may have taken the wrong paper off already."""
    if correction.attachment is None or correction.attachment.removed_at is None:
        return None
    return Refusal(code="paper_gone", message=_("Tài liệu này đã được thay hoặc gỡ trước đó."), basis=CORRECTING)

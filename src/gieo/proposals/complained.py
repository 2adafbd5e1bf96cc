"""Which decisions on proposals their authors may complain of, and who answers first."""

from collections.abc import Mapping, Sequence

from django.db.models.functions import Coalesce

from gieo.complaints.decisions import Decided
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.proposals.commissioned_task.states import CommissionedTaskState
from gieo.proposals.determination.states import DeterminationState
from gieo.proposals.models import CommissionedTask, Determination, Proposal
from gieo.proposals.states import ProposalState

NOT_PUT_FORWARD = _("Không đưa ra hội đồng")
NOT_RECOMMENDED = _("Không đề nghị thực hiện")
NOT_COMMISSIONED = _("Không phê duyệt đặt hàng")


def decisions_on(entries: Sequence[DocketEntry]) -> Mapping[int, Decided]:
    """What went last against each proposal: screened out, not recommended by the council, not commissioned.

    A proposal that was merged shares what was decided on the one it was merged into.
    """
    subjects = {entry.subject_id: entry for entry in entries}
    leading = Proposal.objects.filter(pk__in=subjects).values_list("pk", Coalesce("merged_into_id", "pk"))
    judged = _decided_by_leading({lead for _pk, lead in leading})
    found: dict[int, Decided] = {}
    for pk, lead in leading:
        entry = subjects[pk]
        if entry.state == ProposalState.SCREENED_OUT:
            found[entry.pk] = Decided(words=NOT_PUT_FORWARD, at=entry.state_since, by=Role.DIRECTOR)
        elif lead in judged:
            found[entry.pk] = judged[lead]
    return found


def _decided_by_leading(proposals: set[int]) -> dict[int, Decided]:
    """What was decided against the proposals that councils judged, by the key of the proposal."""
    dropped = Determination.objects.filter(proposal__in=proposals, state=DeterminationState.NOT_RECOMMENDED)
    found = {
        proposal: Decided(words=NOT_RECOMMENDED, at=at, by=Role.DIRECTOR)
        for proposal, at in dropped.values_list("proposal", "state_since")
    }
    refused = CommissionedTask.objects.filter(
        determination__proposal__in=proposals, state=CommissionedTaskState.REFUSED
    )
    for proposal, at in refused.values_list("determination__proposal", "state_since"):
        found[proposal] = Decided(words=NOT_COMMISSIONED, at=at, by=Role.CHAIRMAN)
    return found

"""What an accepted correction changes on its proposal; what was sent stays sealed in the receipt."""

from datetime import datetime

from gieo.kernel.workflow import Attempt
from gieo.proposals.correction.states import Corrected
from gieo.proposals.models import Attachment, Correction, ImplementationPlace, Proposal
from gieo.proposals.models.correction import corrections_since


def put_right(correction: Correction, attempt: Attempt) -> None:
    """The contact as corrected, or the right paper beside the wrong one, which stays as taken off."""
    proposal = Proposal.objects.select_for_update(of=("self",), no_key=True).get(pk=correction.proposal_id)
    if correction.thing == Corrected.CONTACT:
        _write_contact(proposal, correction)
        proposal.save(update_fields=["answers", "revisions"])
    elif correction.attachment and correction.file:
        correction.replacement = Attachment.objects.create(
            proposal=proposal, kind=correction.attachment.kind, file=correction.file, added_at=attempt.at
        )
        _swap(correction, attempt.at)


def put_right_again(proposal: Proposal) -> None:
    """After the form went back to what was sent: what was accepted since then still holds. The caller saves it."""
    for correction in corrections_since(proposal, proposal.submitted_at):
        if correction.thing == Corrected.CONTACT:
            _write_contact(proposal, correction)
        else:
            _swap(correction, correction.state_since)


def _write_contact(proposal: Proposal, correction: Correction) -> None:
    field = correction.field
    proposal.answers = correction.laid_over(proposal.answers)
    proposal.revisions = {**proposal.revisions, field: proposal.revisions.get(field, 0) + 1}


def _swap(correction: Correction, at: datetime) -> None:
    wrong, right = correction.attachment, correction.replacement
    if wrong is None or right is None:
        return
    wrong.removed_at, right.removed_at = at, None
    Attachment.objects.bulk_update((wrong, right), ["removed_at"])
    ImplementationPlace.objects.filter(agreement=wrong).update(agreement=right)

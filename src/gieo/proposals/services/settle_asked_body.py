"""An officer has looked whether a writer acts for a body: the drafts that wait for it become the body's, or do not."""

from django.db import transaction

from gieo.dossiers.docket import record
from gieo.proposals.models import Proposal
from gieo.proposals.states import ProposalState


@transaction.atomic
def settle_asked_body(person: int, body: int, is_theirs: bool) -> None:
    """Only drafts wait: what was sent meanwhile was sent in the writer's own name and stays so.

    Args:
        person: primary key of the writer.
        body: primary key of the body that was asked for.
        is_theirs: whether the writer acts for it.
    """
    waiting = Proposal.objects.filter(proposer=person, asked_body=body, state=ProposalState.DRAFT)
    for draft in waiting.select_for_update(of=("self",), no_key=True).order_by("pk"):
        draft.asked_body = None
        if is_theirs:
            draft.organisation_id = body
        draft.save(update_fields=["asked_body", "organisation"])
        record(draft)

"""Is this dossier ready to be sent? Gathers what the pure form check needs from the tables."""

from dataclasses import dataclass
from datetime import date

from gieo.proposals.forms import form_of
from gieo.proposals.models import Attachment, AttachmentKind, Proposal
from gieo.proposals.rules.form_check import check_answers
from gieo.proposals.rules.issues import Issue, errors
from gieo.proposals.rules.surroundings import Surroundings, check_surroundings


def issues_of(proposal: Proposal, *, on: date, for_submission: bool = True) -> list[Issue]:
    """Everything the form check says about a dossier as it stands."""
    form = form_of(proposal.form)
    around = surroundings_of(proposal)
    return [
        *check_answers(form, proposal.answers, for_submission=for_submission, on=on),
        *check_surroundings(form, around),
    ]


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to do before sending: what blocks, and what only advises."""

    errors: list[Issue]
    advice: list[Issue]


def left_of(issues: list[Issue]) -> Left:
    """Sort issues by whether they block."""
    blocking = errors(issues)
    return Left(errors=blocking, advice=[issue for issue in issues if issue not in blocking])


def surroundings_of(proposal: Proposal) -> Surroundings:
    """What stands around the answers."""
    signed = _signed_form(proposal)
    return Surroundings(
        items=proposal.items.count(),
        outside=proposal.outside_orientation,
        outside_reason=proposal.outside_reason,
        for_body=proposal.organisation_id is not None,
        signed_form=signed is not None,
        signed_form_is_stale=bool(signed and proposal.saved_at and proposal.saved_at > signed.added_at),
        conflicts=proposal.saved_answers.filter(conflicted=True, settled_at__isnull=True).count(),
        places_open=sum(not place.is_agreed for place in proposal.places.all()),
    )


def _signed_form(proposal: Proposal) -> Attachment | None:
    signed = proposal.attachments.filter(kind=AttachmentKind.SIGNED_FORM, removed_at__isnull=True)
    return signed.order_by("-added_at", "-pk").first()

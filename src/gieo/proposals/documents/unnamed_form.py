"""The form as it was sent, for whoever is to judge what is proposed without knowing who proposes it."""

from copy import copy
from datetime import datetime
from typing import Any

from gieo.identity.models import OrganisationName
from gieo.proposals.documents.proposal_form import form_context
from gieo.proposals.forms import form_sent
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.rules.unnamed import without_names
from gieo.rulebooks.models import FieldKind


def unnamed_context(proposal: Proposal, receipt: Receipt, *, at: datetime) -> dict[str, Any]:
    """What the form prints, without the proposer, the body, those who wrote along, and how to reach them.

    What a text tells by other words (a place where there is only one such body, "our cooperative") stays: somebody
    reads it through before it is handed on.

    Args:
        proposal: with its proposer, organisation and province at hand.
        receipt: the submission, which sealed the answers.
        at: the instant of submission.
    """
    sent = copy(proposal)
    form, answers = form_sent(receipt.content), receipt.content["answers"]
    contacts = {field.id for field in form.fields if field.kind is FieldKind.CONTACT}
    sent.form = receipt.content["form"]
    sent.answers = {key: value for key, value in answers.items() if key not in contacts}
    reached = [word for key in contacts for word in _words(answers.get(key))]
    unnamed: dict[str, Any] = without_names(form_context(sent, at=at), [*_names(proposal), *reached])
    return unnamed


def _names(proposal: Proposal) -> list[str]:
    """Of the people and of the body, under every name it has had."""
    writers = proposal.collaborators.order_by("pk").values_list("name", flat=True)
    bodies = OrganisationName.objects.filter(organisation=proposal.organisation_id or 0).order_by("pk")
    own = [proposal.organisation.name] if proposal.organisation else []
    return [proposal.proposer.full_name, *writers, *own, *bodies.values_list("name", flat=True)]


def _words(contact: Any) -> list[str]:
    """The names in a contact; its address only leaves with it, for the task may be for that very place."""
    said = contact.items() if isinstance(contact, dict) else ()
    return [value for key, value in said if key != "address" and isinstance(value, str) and len(value.split()) > 1]

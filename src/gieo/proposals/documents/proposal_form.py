"""The printed form: the answers as they stand, with what the notice and the province add."""

from datetime import datetime
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.orientation.models import OrientationNotice
from gieo.proposals.documents.official_form import official_context
from gieo.proposals.forms import form_of
from gieo.proposals.models import Proposal
from gieo.proposals.rules.form_check import is_asked
from gieo.rulebooks import library
from gieo.rulebooks.models import FormField, ProposalForm


def form_kind(proposal: Proposal) -> str:
    """The kind of official document the form is printed as."""
    return form_of(proposal.form).template


def is_official(form: ProposalForm) -> bool:
    """Whether it is printed item by item, as the catalogue of official forms knows it."""
    return bool(form.official)


def form_context(proposal: Proposal, *, at: datetime) -> dict[str, Any]:
    """What the form prints; what was typed into a field that is not asked for stays off the paper.

    Args:
        proposal: with its province, window, notice and proposer at hand.
        at: the instant of submission (its legal day is the date line), or now for a preview.
    """
    form = form_of(proposal.form)
    if is_official(form):
        return official_context(proposal, form, at=at).model_dump()
    answers = proposal.answers
    asked = {
        field.id: _in_words(field, answers[field.id])
        for field in form.fields
        if field.id in answers and is_asked(field, answers)
    }
    profile = library.get(proposal.rulebook).profile
    return {
        **asked,
        "page_limit": form.page_limit,
        "proposer": _proposer(proposal),
        "notice": _notice(proposal.window.notice),
        "department": profile.body if profile else "",
        "province_place": profile.place if profile else proposal.province.name,
        "submitted_on": at.astimezone(LEGAL_ZONE).date().isoformat(),
    }


def _in_words(field: FormField, answer: Any) -> Any:
    """What was chosen, as the form calls it; other answers as they are."""
    return next((option.label for option in field.options if option.value == answer), answer)


def _proposer(proposal: Proposal) -> dict[str, str]:
    person = proposal.proposer.full_name
    if proposal.organisation is None:
        return {"name": person, "kind": "person", "representative": person}
    return {"name": proposal.organisation.name, "kind": "organisation", "representative": person}


def _notice(notice: OrientationNotice) -> dict[str, str]:
    """Number and date of the notice; dotted on paper while the notice has none."""
    document = notice.document
    number, _slash, symbol = document.number.partition("/")
    issued = document.issued_on.isoformat() if document.issued_on else ""
    return {"number": number, "symbol": symbol or notice.symbol, "date": issued}

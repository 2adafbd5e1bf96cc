"""Which form a proposal is written on: that of its notice, else of its province, else the ten fields of Lạng Sơn."""

from gieo.rulebooks import library
from gieo.rulebooks.models import ProposalForm, Rulebook
from gieo.rulebooks.models.values import Status

# BG25-IV-1: until a province's own form is loaded, the one complete form that is known stands in, marked provisional.
FALLBACK = "lang-son/2018-09-03"


def form_of(rulebook_id: str) -> ProposalForm:
    """The form a rulebook defines, or the fallback marked `to_confirm`."""
    return own_form(library.get(rulebook_id)) or _fallback()


def own_form(rulebook: Rulebook) -> ProposalForm | None:
    """The form the rulebook itself holds."""
    return rulebook.proposal_form


def is_provisional(form: ProposalForm) -> bool:
    """A stand-in: shown as such wherever the form is shown."""
    return form.status is Status.TO_CONFIRM


def _fallback() -> ProposalForm:
    form = own_form(library.get(FALLBACK))
    if form is None:
        raise LookupError(f"{FALLBACK} holds no proposal form")
    return form.model_copy(update={"status": Status.TO_CONFIRM})

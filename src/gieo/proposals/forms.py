"""Which form a proposal is written on: that of its notice, else of its province, else the ten fields of Lạng Sơn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gieo.orientation.own_questions import fields_in
from gieo.proposals.models import Proposal
from gieo.rulebooks import library
from gieo.rulebooks.models import ProposalForm, Rulebook
from gieo.rulebooks.models.values import Status

# BG25-IV-1: until a province's own form is loaded, the one complete form that is known stands in, marked provisional.
FALLBACK = "lang-son/2018-09-03"


def form_of(key: str) -> ProposalForm:
    """The form a rulebook defines, or the fallback marked `to_confirm`.

    Args:
        key: id of a rulebook for its own form; with ``:`` and the id of a form, another that it holds.
    """
    return library.form(key) or _fallback()


def form_for(proposal: Proposal) -> ProposalForm:
    """The form a proposal answers: the items of the law, and what its round asks beside them."""
    return form_of(proposal.form).with_questions(fields_in(proposal.own_questions))


def form_sent(content: Mapping[str, Any]) -> ProposalForm:
    """The same, as a receipt sealed it."""
    return form_of(content["form"]).with_questions(fields_in(content.get("own_questions", ())))


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


@dataclass(frozen=True, slots=True)
class Newer:
    """The form that the notice names now, where a draft is written on another.

    Attributes:
        key: of the form.
        form: the form.
        set_aside: labels of the items with an answer which it does not ask for.
    """

    key: str
    form: ProposalForm
    set_aside: tuple[str, ...]


def newer_form(proposal: Proposal) -> Newer | None:
    """What a draft may be moved to; None when it is on the form of its notice."""
    key = proposal.window.notice.form_rulebook
    if not key or key == proposal.form or form_of(key) == form_of(proposal.form):
        return None
    form, written = form_of(key), form_of(proposal.form)
    asked = {field.id for field in form.fields}
    left = tuple(field.label for field in written.fields if field.id in proposal.answers and field.id not in asked)
    return Newer(key, form, left)

"""What somebody should have before writing: asked kindly before the form, so that nobody writes in vain."""

from collections.abc import Collection
from dataclasses import dataclass

from gieo.rulebooks.models import ProposalForm


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to have, with the articles that ask for it; none where a borrowed form would name its lender's."""

    key: str
    text: str
    basis: tuple[str, ...]


def asks_of(form: ProposalForm) -> list[Ask]:
    """The requirements of the notice; where it states none, what the form cannot be sent without."""
    if form.requirements:
        return [Ask(rule.key, rule.text, rule.basis) for rule in form.requirements]
    return [
        Ask(field.id, field.purpose or field.label, ())
        for field in form.fields
        if field.least_rows or field.id in {"grounds", "urgency"}
    ]


def lacking(form: ProposalForm, have: Collection[str]) -> list[Ask]:
    """What is missing of it, in its order."""
    return [ask for ask in asks_of(form) if ask.key not in have]

"""What the notice asks of every proposal (LS25-I-*), and which fields of the form answer it."""

from collections.abc import Mapping

from gieo.rulebooks.models import FormField, ProposalForm

# The two criteria of a provincial task: assessed by the proposer, scored by whoever screens (LS25-I-2).
CRITERIA = ("importance_in_province", "solves_provincial_problem")
ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "grounds": ("grounds", "urgency", "expected_contribution", "demand", "origin"),
    "criteria": CRITERIA,
    "application": ("application_addresses", "applicability", "commitment"),
    "citations": ("citations",),
}


def criteria_of(form: ProposalForm) -> list[FormField]:
    """The criteria a form asks about, in its order."""
    return [field for field in form.fields if field.id in CRITERIA]

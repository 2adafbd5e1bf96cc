"""Checks the answers against the form the rulebook defines. Errors block the submission, the rest advises."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from gieo.kernel.refusal import _
from gieo.proposals.rules import kind_checks
from gieo.proposals.rules.citations import check_citations
from gieo.proposals.rules.coach import hints
from gieo.proposals.rules.issues import Issue
from gieo.rulebooks.models import FieldKind, FormField, ProposalForm

Answers = Mapping[str, Any]
Check = Callable[[FormField, Any], Iterator[Issue]]

CHECKS: Mapping[FieldKind, Check] = {
    FieldKind.LINE: kind_checks.of_text,
    FieldKind.TEXT: kind_checks.of_text,
    FieldKind.CHOICE: kind_checks.of_choice,
    FieldKind.ROWS: kind_checks.of_rows,
    FieldKind.GROUP: kind_checks.of_group,
    FieldKind.MONEY: kind_checks.of_money,
    FieldKind.DURATION: kind_checks.of_duration,
    FieldKind.CONTACT: kind_checks.of_contact,
}


def check_answers(form: ProposalForm, answers: Answers, *, for_submission: bool, on: date) -> list[Issue]:
    """Everything to say about the answers, in the order of the form.

    Args:
        form: the definition in the rulebook the dossier was opened under.
        answers: values by field id.
        for_submission: also say what is missing; a draft may have gaps.
        on: the legal day, from which the age of a citation is counted.
    """
    found: list[Issue] = []
    for field in form.fields:
        if not is_asked(field, answers):
            continue
        value = answers.get(field.id)
        if not is_blank(value):
            found += CHECKS[field.kind](field, value) if field.kind in CHECKS else ()
        elif for_submission and is_required(field, answers):
            found.append(_missing(field))
    return [*found, *check_citations(form, answers, on), *hints(form, answers)]


def is_asked(field: FormField, answers: Answers) -> bool:
    """Whether the other answers make the field appear at all; what was typed into a hidden one is kept, not checked."""
    when = field.required_when
    return when is None or answers.get(when.field) in when.values


def is_required(field: FormField, answers: Answers) -> bool:
    """Always, or because another answer makes it so (a demand is answered, the type of the task)."""
    conditional = field.required_when is not None and is_asked(field, answers)
    return field.required or field.least_rows > 0 or conditional


def is_blank(value: Any) -> bool:
    """Nothing was said: no text, no tick, no row, and a group none of whose parts was filled."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(is_blank(part) for part in value.values())
    if isinstance(value, list):
        return all(is_blank(row) for row in value)
    return value is None or value is False


def _missing(field: FormField) -> Issue:
    message = (
        _("Chưa tích xác nhận: %(label)s.") if field.kind is FieldKind.SWITCH else _("Chưa có nội dung: %(label)s.")
    )
    return Issue(code="missing", field=field.id, message=message, params={"label": field.label}, basis=field.basis)

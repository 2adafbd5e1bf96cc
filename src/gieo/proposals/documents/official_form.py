"""The answers on a form of the catalogue: each item under the number the instrument printed it with."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.typed import whole
from gieo.officialdocs.forms import library as official_forms
from gieo.officialdocs.forms.filling import filled
from gieo.officialdocs.forms.model import OfficialForm
from gieo.officialdocs.official_paper import OfficialPaper
from gieo.proposals.models import Proposal
from gieo.proposals.rules.form_check import is_asked, is_blank
from gieo.proposals.rules.kind_checks import total_of
from gieo.rulebooks import library
from gieo.rulebooks.models import Column, FieldKind, FormField, ProposalForm

LETTERS = "abcdefghij"  # the parts of an item: 15a, 15b


def official_context(proposal: Proposal, form: ProposalForm, *, at: datetime) -> OfficialPaper:
    """The paper as it is printed; an item that was not filled in is shown as missing under its name.

    Args:
        proposal: with its organisation and province at hand.
        form: what it is written on, with its official form.
        at: the instant of submission, or now for a preview.
    """
    official = official_forms.get(form.official)
    values = dict(_values(form, official, proposal.answers))
    known = {item.n for item in official.fields}
    values |= {n: value for n, value in _head(proposal, at).items() if n in known and value}
    profile = library.get(proposal.rulebook).profile
    return filled(official, values, place=profile.place if profile else proposal.province.name)


def _head(proposal: Proposal, at: datetime) -> dict[str, Any]:
    body = proposal.organisation
    day = at.astimezone(LEGAL_ZONE).date()
    return {
        "H1": body.parent.name if body and body.parent else "",
        "H2": body.name if body else proposal.proposer.full_name,
        "H3": day,
        "D": day,
        "S1": proposal.proposer.full_name,
    }


def _values(form: ProposalForm, official: OfficialForm, answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    items = {item.n: item for item in official.fields}
    for field in form.numbered:
        value: Any = answers.get(field.id)
        if is_blank(value) or not is_asked(field, answers):
            continue
        item = items.get(field.number)
        if item is not None and item.parts:
            said = [_word(column, value.get(column.id)) for column in field.columns]
            yield field.number, dict(zip(item.parts, said, strict=False))
        elif item is not None:
            yield field.number, _said(field, item.type, value)
        for letter, column in zip(LETTERS, field.columns, strict=False):
            if f"{field.number}{letter}" in items and isinstance(value, Mapping):
                yield f"{field.number}{letter}", _word(column, value.get(column.id))


def _said(field: FormField, kind: str, value: Any) -> Any:
    match field.kind:
        case FieldKind.CHOICE:
            label = next((option.label for option in field.options if option.value == value), str(value))
            return [label] if kind == "multichoice" else label
        case FieldKind.ROWS:
            return [_line(field.columns, row) for row in value]
        case FieldKind.MONEY:
            return total_of(value)
        case FieldKind.DURATION:
            return whole(str(value.get("months") or ""))
        case FieldKind.GROUP | FieldKind.CONTACT:
            return "\n".join(f"{column.label}: {_word(column, value.get(column.id))}" for column in field.columns)
    return value


def _line(columns: tuple[Column, ...], row: Mapping[str, Any]) -> str:
    return "; ".join(filter(None, (str(_word(column, row.get(column.id)) or "") for column in columns)))


def _word(column: Column, value: Any) -> Any:
    return next((option.label for option in column.options if option.value == value), value)

"""The form as a reader sees it: labels and values in words, and the four requirements as a checklist."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gieo.kernel import money
from gieo.proposals.rules.form_check import is_asked, is_blank
from gieo.proposals.rules.issues import Issue, Weight
from gieo.proposals.rules.kind_checks import total_of
from gieo.proposals.rules.requirements import ANSWERED_BY
from gieo.proposals.web.questions import DURATION
from gieo.rulebooks.models import Column, FieldKind, FormField, ProposalForm

ISO_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field with its value in words.

    Attributes:
        text: of a simple field.
        parts: (label, value) of a field with parts.
        rows: of a field with rows, under `headings`.
    """

    field: FormField
    text: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was written."""
        return not (self.text or self.parts or self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One requirement of the notice and how the form stands to it."""

    text: str
    basis: tuple[str, ...]
    met: bool
    issues: tuple[Issue, ...]


def sheet_of(form: ProposalForm, answers: Mapping[str, Any]) -> list[Line]:
    """Every field the answers call for, in the order of the form."""
    return [line_of(field, answers.get(field.id)) for field in form.fields if is_asked(field, answers)]


def requirements_met(form: ProposalForm, answers: Mapping[str, Any], issues: Iterable[Issue]) -> list[Check]:
    """The requirements of the notice, each with what is missing for it."""
    blocking = [issue for issue in issues if issue.weight is Weight.ERROR]
    return [
        Check(text=rule.text, basis=rule.basis, met=not faults and _answered(rule.key, answers), issues=tuple(faults))
        for rule in form.requirements
        for faults in [[issue for issue in blocking if issue.field in ANSWERED_BY.get(rule.key, ())]]
    ]


def _answered(requirement: str, answers: Mapping[str, Any]) -> bool:
    fields = ANSWERED_BY.get(requirement, ())
    return any(not is_blank(answers.get(field)) for field in fields)


def line_of(field: FormField, value: Any) -> Line:
    """One field in words."""
    if is_blank(value) and field.kind is not FieldKind.SWITCH:
        return Line(field=field)
    if field.kind is FieldKind.ROWS:
        headings = tuple(column.label for column in field.columns)
        return Line(field=field, headings=headings, rows=tuple(_row(field.columns, row) for row in value))
    if field.kind is FieldKind.MONEY:
        return Line(field=field, parts=_amounts(field, value))
    if field.kind in {FieldKind.GROUP, FieldKind.CONTACT, FieldKind.DURATION}:
        columns = DURATION if field.kind is FieldKind.DURATION else field.columns
        return Line(
            field=field, parts=tuple(zip((column.label for column in columns), _row(columns, value), strict=True))
        )
    return Line(field=field, text=_text(field, value))


def _text(field: FormField, value: Any) -> str:
    if field.kind is FieldKind.SWITCH:
        return _("Có") if value else _("Không")
    labels = {option.value: option.label for option in field.options}
    return labels.get(str(value), str(value))


def _row(columns: Iterable[Column], row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_part(column, row.get(column.id)) for column in columns)


def _part(column: Column, value: Any) -> str:
    labels = {option.value: option.label for option in column.options}
    written = "" if value is None else str(value)
    return spoken_day(written) if column.kind == "date" else labels.get(written, written)


def spoken_day(written: str) -> str:
    """A day, month or year as it is read: 2026-03-01 → 01/03/2026, 2026-03 → 03/2026; anything else as it stands."""
    return "/".join(reversed(written.split("-"))) if ISO_DAY.fullmatch(written) else written


def _amounts(field: FormField, value: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    lines = [(column.label, money.format_vnd(value.get(column.id) or 0)) for column in field.columns]
    total = total_of(value)
    return (*lines, (_("Tổng"), money.format_vnd(total)), (_("Bằng chữ"), money.vnd_in_words(total)))

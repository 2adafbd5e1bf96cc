"""The form as the editor shows it: each field of the rulebook with its controls, value and what to mend."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gieo.kernel import money
from gieo.proposals.models import AnswerRevision, Proposal, Remark
from gieo.proposals.rules.form_check import is_asked, is_required
from gieo.proposals.rules.issues import Issue
from gieo.proposals.rules.kind_checks import total_of
from gieo.proposals.services.save_answer import TITLE
from gieo.proposals.similar import Similar
from gieo.rulebooks import library
from gieo.rulebooks.models import Choice, Column, FieldKind, FormField, ProposalForm
from gieo.rulebooks.models.examples import Example

DURATION = (
    Column(id="months", label="Số tháng", kind="number", required=True),
    Column(id="start", label="Tháng bắt đầu", kind="date", required=True),
    Column(id="end", label="Tháng kết thúc", kind="date", required=True),
)
SEVERAL = frozenset({FieldKind.GROUP, FieldKind.CONTACT, FieldKind.MONEY, FieldKind.DURATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One control.

    Attributes:
        name: on the wire; `id` in the page.
        control: which template draws it: line, text, choice, number, date, month, money, email, tel, url.
    """

    name: str
    id: str
    label: str
    control: str
    value: Any = ""
    required: bool = False
    options: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field of the form.

    Attributes:
        cells: the controls of a field that has parts; rows: those of a field that has rows.
        blank: a row to copy when one is added.
        when: values of another field that make this one appear, as the script reads it.
        similar: of the name of the task: proposals under a name close to it.
        last: the save that stands, where somebody else made it.
        remarks: what was said of it and waits to be dealt with.
    """

    field: FormField
    revision: int
    required: bool
    asked: bool
    value: Any
    cells: list[Cell]
    rows: list[list[Cell]]
    blank: list[Cell]
    issues: list[Issue]
    conflicts: list[AnswerRevision]
    similar: tuple[Similar, ...] = ()
    last: AnswerRevision | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def id(self) -> str:
        """Of the field."""
        return self.field.id

    @property
    def example(self) -> Example | None:
        """How it is written well, and how badly."""
        return library.examples().get(self.field.id)

    @property
    def when(self) -> str:
        """The values that make it appear, as words on the wire."""
        condition = self.field.required_when
        return " ".join(_wire(value) for value in condition.values) if condition else ""

    @property
    def has_parts(self) -> bool:
        """Several controls under one heading."""
        return self.field.kind in SEVERAL or self.field.kind is FieldKind.ROWS

    @property
    def total(self) -> int:
        """The sum of a field of amounts."""
        return total_of(self.value or {})

    @property
    def total_in_words(self) -> str:
        """The sum as it is read aloud."""
        return money.vnd_in_words(self.total) if self.total else ""


def questions(
    form: ProposalForm,
    proposal: Proposal,
    *,
    issues: Iterable[Issue] = (),
    conflicts: Iterable[AnswerRevision] = (),
    extra_row: str = "",
    typed: Mapping[str, str] | None = None,
    similar: Iterable[Similar] = (),
    last: Mapping[str, AnswerRevision] | None = None,
    remarks: Iterable[Remark] = (),
) -> list[Question]:
    """Every field of the form, in its order.

    Args:
        form: the definition.
        proposal: whose answers.
        issues: what the form check says; each goes to its field.
        conflicts: saves that wait for a choice; each goes to its field.
        extra_row: id of a field that gets one more blank row (a page without script).
        typed: what was just sent and could not all be saved: shown in place of what is stored.
        similar: proposals under a close name; they go to the field of the name.
        last: by field, the save of somebody else that stands.
        remarks: what waits to be dealt with; each goes to its field.
    """
    of_field, waiting, said = defaultdict(list), defaultdict(list), defaultdict(list)
    for issue in issues:
        of_field[issue.field].append(issue)
    for conflict in conflicts:
        waiting[conflict.field].append(conflict)
    for remark in remarks:
        said[remark.field].append(remark)
    saved = last or {}
    asked = [
        question(each, proposal, issues=of_field[each.id], conflicts=waiting[each.id], extra=each.id == extra_row)
        for each in form.fields
    ]
    asked = [replace(each, similar=tuple(similar)) if each.id == TITLE else each for each in asked]
    asked = [replace(each, last=saved.get(each.id), remarks=tuple(said[each.id])) for each in asked]
    return [_as_typed(each, typed) for each in asked] if typed else asked


def _as_typed(asked: Question, typed: Mapping[str, str]) -> Question:
    """What the writer sees is what the writer typed."""
    cells = [replace(cell, value=typed.get(cell.name, cell.value)) for cell in asked.cells]
    rows = [[replace(cell, value=typed.get(cell.name, cell.value)) for cell in row] for row in asked.rows]
    return replace(asked, cells=cells, rows=rows, value=typed.get(asked.id, asked.value))


def question(
    definition: FormField,
    proposal: Proposal,
    *,
    issues: list[Issue],
    conflicts: list[AnswerRevision],
    extra: bool = False,
) -> Question:
    """One field with its controls."""
    value = proposal.answers.get(definition.id)
    return Question(
        field=definition,
        revision=proposal.revisions.get(definition.id, 0),
        required=is_required(definition, proposal.answers),
        asked=is_asked(definition, proposal.answers),
        value=value,
        cells=_cells(definition, definition.id, value or {}) if definition.kind in SEVERAL else [],
        rows=_rows(definition, value or [], extra=extra),
        blank=_cells(definition, f"{definition.id}.0", {}) if definition.kind is FieldKind.ROWS else [],
        issues=issues,
        conflicts=conflicts,
    )


def _rows(definition: FormField, value: list[Mapping[str, Any]], *, extra: bool) -> list[list[Cell]]:
    if definition.kind is not FieldKind.ROWS:
        return []
    filled = [*value, {}] if extra or not value else value
    return [_cells(definition, f"{definition.id}.{at}", row) for at, row in enumerate(filled)]


def _cells(definition: FormField, prefix: str, value: Mapping[str, Any]) -> list[Cell]:
    columns = DURATION if definition.kind is FieldKind.DURATION else definition.columns
    return [
        Cell(
            name=f"{prefix}.{column.id}",
            id=f"{prefix}.{column.id}".replace(".", "-"),
            label=column.label,
            control=_control(definition, column),
            value=_shown(definition, value.get(column.id)),
            required=column.required,
            options=column.options,
        )
        for column in columns
    ]


# Parts whose browser control follows from their name on every form.
_CONTROLS = {"email": "email", "phone": "tel", "link": "url"}


def _control(definition: FormField, column: Column) -> str:
    if definition.kind is FieldKind.MONEY:
        return "money"
    if definition.kind is FieldKind.DURATION and column.kind == "date":
        return "month"
    return _CONTROLS.get(column.id, column.kind)


def _shown(definition: FormField, value: Any) -> Any:
    if value is None:
        return ""
    return money.group_digits(value) if definition.kind is FieldKind.MONEY and isinstance(value, int) else value


def _wire(value: Any) -> str:
    return {True: "on", False: ""}.get(value, str(value)) if isinstance(value, bool) else str(value)

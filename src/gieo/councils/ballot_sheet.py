"""A ballot as a sheet to fill in: on the page, in a workbook, and read back from both.

The form of the act is laid out by what is judged. Where several dossiers are compared, each member meets them in an
order of one's own; the criteria of each stay in the order of the law.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from gieo.councils.rules.order import own_order
from gieo.dossiers.web.fields import PickField, RowsField
from gieo.dossiers.web.forms import FactsForm
from gieo.kernel.asking import ask_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One thing to be said.

    Attributes:
        name: of the control in the form.
        label: what is asked; `about` names the line it stands in.
        options: code and words, where one is chosen.
        is_number: a whole number is typed.
    """

    name: str
    label: str
    about: str
    value: str
    options: Sequence[tuple[str, str]] = ()
    is_number: bool = False
    is_long: bool = False
    is_required: bool = True

    @property
    def shown(self) -> str:
        """The value in words."""
        return dict(self.options).get(self.value, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One criterion, product or opinion.

    Attributes:
        hidden: names and values that tell the form which line it is.
    """

    label: str
    hidden: Sequence[tuple[str, str]]
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What belongs to one thing judged."""

    key: str
    label: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotSheet:
    """A whole ballot.

    Attributes:
        counts: hidden numbers of rows the form reads its tables by.
        single: what is asked once, behind the groups.
    """

    groups: Sequence[Group]
    single: Sequence[Cell]
    counts: Sequence[tuple[str, str]]

    @property
    def as_typed(self) -> dict[str, str]:
        """By name of the control, as a browser would send it."""
        hidden = (pair for group in self.groups for line in group.lines for pair in line.hidden)
        return {**dict(self.counts), **dict(hidden), **{cell.name: cell.value for cell in self.cells}}

    @property
    def places(self) -> dict[tuple[str, ...], str]:
        """Names of the controls by field, what their line is about (keys in the order of the alphabet), and column."""
        found: dict[tuple[str, ...], str] = {}
        for group in self.groups:
            for line in group.lines:
                about = sorted(value for _name, value in line.hidden)
                for cell in line.cells:
                    field, _at, column = cell.name.rsplit("-", 2)
                    found[field, *about, column] = cell.name
        return found

    @property
    def cells(self) -> Iterator[Cell]:
        """Everything to be said, in the order of the page."""
        for group in self.groups:
            for line in group.lines:
                yield from line.cells
        yield from self.single


def sheet_of(form: FactsForm, *, reader: int, typed: Mapping[str, str] | None = None) -> BallotSheet:
    """Lay a form out.

    Args:
        form: of the ballot; its first values name the lines.
        reader: the membership whose order is kept.
        typed: by name of the control, what stands in it already.
    """
    values = dict(typed or {})
    lines: dict[str, list[Line]] = {}
    labels: dict[str, str] = {}
    single, counts, compares = [], [], False
    for name, field in form.fields.items():
        if not isinstance(field, RowsField):
            single.append(_cell(name, field, str(field.label), "", values.get(name, "")))
            continue
        rows = list(form.initial.get(name) or ())
        counts.append((f"{name}-count", str(len(rows))))
        for at, row in enumerate(rows):
            picked, line = _line(name, at, field, row, values)
            key, label = picked[0]
            compares |= len(picked) > 1
            labels.setdefault(key, label)
            lines.setdefault(key, []).append(line)
    keys = own_order(lines, reader=reader) if compares else list(lines)
    groups = [Group(key=key, label=labels[key], lines=lines[key]) for key in keys]
    return BallotSheet(groups=groups, single=single, counts=counts)


def _line(
    name: str, at: int, field: RowsField, row: Mapping[str, Any], values: Mapping[str, str]
) -> tuple[list[tuple[str, str]], Line]:
    """What a line is about, by key and words, and the line itself."""
    picked, hidden, asked = [], [], []
    for column in field.record.model_fields:
        control, place = field.control(column), f"{name}-{at}-{column}"
        if isinstance(control, PickField):
            key = str(row[column]["id"])
            picked.append((key, dict(_options(control)).get(key, key)))
            hidden.append((place, key))
        else:
            asked.append((column, control, place))
    about = picked[-1][1]
    cells = [
        _cell(place, control, ask_of(field.record, column).label, about, values.get(place) or _first(row.get(column)))
        for column, control, place in asked
    ]
    return picked, Line(label=about if len(picked) > 1 or not cells else "", hidden=hidden, cells=cells)


def _cell(name: str, field: forms.Field, label: str, about: str, value: str) -> Cell:
    is_chosen = isinstance(field, forms.ChoiceField)
    return Cell(
        name=name,
        label=label,
        about=about,
        value=value,
        options=[each for each in _options(field) if each[0]] if is_chosen else (),
        is_number=isinstance(field, forms.IntegerField),
        is_long=isinstance(field.widget, forms.Textarea),
        is_required=field.required,
    )


def _options(field: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in field.choices]


def _first(value: Any) -> str:
    return "" if value is None else str(value)


def typed_so_far(form: FactsForm, data: Mapping[str, str]) -> dict[str, Any]:
    """What a page sent, by field: texts, and the rows of tables as texts by column; nothing is checked."""
    typed: dict[str, Any] = {}
    for name, field in form.fields.items():
        if isinstance(field, RowsField):
            typed[name] = field.widget.value_from_datadict(data, {}, name)
        else:
            typed[name] = str(data.get(name, ""))
    return typed

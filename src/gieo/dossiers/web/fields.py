"""From the facts of a row to the fields of a form, and back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from types import UnionType
from typing import Any, Union, get_args, get_origin

from django import forms
from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.web.faults import words_of
from gieo.kernel.asking import Ask, Kept, Picked, ask_of
from gieo.kernel.choice import Choice
from gieo.kernel.typed import whole

Options = Iterable[tuple[int | str, str]]
Lists = Callable[[str], Options]

CONTROL = {"class": "form-control"}
LONGEST_LINE, LONGEST_TEXT = 500, 8000
BLANK_ROWS, MOST_ROWS = 3, 200


class PickField(forms.TypedChoiceField):
    """One of a list; the name goes into the record with the number."""

    def __init__(self, options: Options, **kwargs: Any) -> None:
        picked = {str(value): Picked(id=value, name=label) for value, label in options}
        super().__init__(
            choices=[("", "—"), *((value, each.name) for value, each in picked.items())],
            coerce=picked.__getitem__,
            empty_value=None,
            widget=forms.Select(attrs={"class": "form-select"}),
            **kwargs,
        )


class PickManyField(forms.TypedMultipleChoiceField):
    """Several of a list."""

    def __init__(self, options: Options, **kwargs: Any) -> None:
        picked = {str(value): Picked(id=value, name=label) for value, label in options}
        super().__init__(
            choices=[(value, each.name) for value, each in picked.items()],
            coerce=picked.__getitem__,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


class AmountField(forms.IntegerField):
    """An amount in đồng; dots between thousands are welcome."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={**CONTROL, "inputmode": "numeric", "data-amount": ""})
        super().__init__(min_value=0, max_value=10**15, widget=widget, **kwargs)

    def to_python(self, value: Any) -> int | None:
        """1.250.000 and 1 250 000 are 1250000."""
        bare = "".join(str(value or "").replace("đ", "").split()).replace(".", "")
        amount: int | None = super().to_python(bare)
        return amount


class RowsWidget(forms.Widget):
    """A small table of inputs: the rows there are, and blank ones behind them."""

    template_name = "dossiers/parts/rows.html"

    def __init__(self, row: type[BaseModel], lists: Lists, label: str) -> None:
        super().__init__()
        self._row, self._lists, self._label = row, lists, label

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:  # noqa: ARG002  (Django's)
        """Rows with something in them."""
        count = min(whole(str(data.get(f"{name}-count", ""))) or 0, MOST_ROWS)
        columns = self._row.model_fields
        rows = ({column: data.get(f"{name}-{at}-{column}", "") for column in columns} for at in range(count))
        return [row for row in rows if any(str(value).strip() for value in row.values())]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Every cell as a rendered control."""
        context = super().get_context(name, value, attrs)
        known = [row.model_dump() if isinstance(row, BaseModel) else row for row in value or ()]
        rows = [*known, *({} for _blank in range(BLANK_ROWS))]
        asks = {column: ask_of(self._row, column) for column in self._row.model_fields}
        context["table"] = {
            "name": name,
            "label": self._label,
            "count": len(rows),
            "headings": [_(ask.label) for ask in asks.values()],
            "rows": [[self._cell(name, at, column, row) for column in asks] for at, row in enumerate(rows)],
        }
        return context

    def _cell(self, name: str, at: int, column: str, row: Mapping[str, Any]) -> str:
        field = field_for(self._row, column, self._lists)
        label = f"{_(ask_of(self._row, column).label)} {at + 1}"
        value = row.get(column)
        value = value.get("id") if isinstance(value, dict) else value
        attrs = {"aria-label": label, "id": f"id_{name}_{at}_{column}"}
        cell: str = field.widget.render(f"{name}-{at}-{column}", value, attrs)
        return cell


class RowsField(forms.Field):
    """A table of records."""

    def __init__(self, row: type[BaseModel], lists: Lists, **kwargs: Any) -> None:
        self._row, self._lists = row, lists
        super().__init__(widget=RowsWidget(row, lists, kwargs["label"]), **kwargs)

    @property
    def record(self) -> type[BaseModel]:
        """What one row is."""
        return self._row

    def control(self, column: str) -> forms.Field:
        """The field of one column."""
        return field_for(self._row, column, self._lists)

    def clean(self, value: Any) -> tuple[BaseModel, ...]:
        """Each row as a record; the first fault names its row and column."""
        records = tuple(self._record(at, row) for at, row in enumerate(value or (), start=1))
        if self.required and not records:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return records

    def _record(self, at: int, row: Mapping[str, Any]) -> BaseModel:
        cleaned = {}
        for column in self._row.model_fields:
            try:
                cleaned[column] = field_for(self._row, column, self._lists).clean(row.get(column))
            except forms.ValidationError as error:
                raise self._fault(at, column, error.messages[0]) from None
        try:
            return self._row.model_validate(without_nothing(self._row, cleaned))
        except ValidationError as error:
            fault = error.errors()[0]
            raise self._fault(at, str(fault["loc"][0]) if fault["loc"] else "", words_of(fault)) from None

    def _fault(self, at: int, column: str, message: str) -> forms.ValidationError:
        """Where in the table it is; a rule of the whole row names no column."""
        if column not in self._row.model_fields:
            return forms.ValidationError(_("Dòng %(row)s: %(message)s") % {"row": at, "message": message})
        place = {"row": at, "column": _(ask_of(self._row, column).label), "message": message}
        return forms.ValidationError(_("Dòng %(row)s, %(column)s: %(message)s") % place)


class NotAsked(TypeError):  # noqa: N818  (read as a sentence)
    """A record holds what no form asks for: its act has a page of its own, or none."""


def without_nothing(model: type[BaseModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values without what was left empty, where the record has a default of its own."""
    return {
        name: value
        for name, value in values.items()
        if not (value in (None, "") and not model.model_fields[name].is_required())
    }


def field_for(model: type[BaseModel], name: str, lists: Lists) -> forms.Field:
    """The form field of one value of a record."""
    info, ask = model.model_fields[name], ask_of(model, name)
    common = {"label": _(ask.label), "help_text": _(ask.help) if ask.help else "", "required": info.is_required()}
    return _field(_bare(info.annotation), ask, lists, common)


def _bare(annotation: Any) -> Any:
    """`X | None` asks for X."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _field(kind: Any, ask: Ask, lists: Lists, common: dict[str, Any]) -> forms.Field:
    if get_origin(kind) is tuple:
        return _several(get_args(kind)[0], ask, lists, common)
    for known, make in _MAKERS:
        if isinstance(kind, type) and issubclass(kind, known):
            return make(kind, ask, lists, common)
    raise NotAsked(f"no field for {kind}")


def _several(kind: Any, ask: Ask, lists: Lists, common: dict[str, Any]) -> forms.Field:
    if issubclass(kind, Picked):
        return PickManyField(lists(ask.choices), **common)
    if issubclass(kind, Choice):
        choices = [(member.value, _(member.label)) for member in kind]
        return forms.TypedMultipleChoiceField(
            choices=choices, coerce=kind, widget=forms.CheckboxSelectMultiple, **common
        )
    if not issubclass(kind, BaseModel):
        raise NotAsked(f"no rows of {kind}")
    return RowsField(kind, lists, **common)


def _flag(_kind: Any, _ask: Ask, _lists: Lists, common: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(
        **{**common, "required": False}, widget=forms.CheckboxInput(attrs={"class": "form-check-input"})
    )


def _choice(kind: Any, _ask: Ask, _lists: Lists, common: dict[str, Any]) -> forms.Field:
    choices = [("", "—"), *((member.value, _(member.label)) for member in kind)]
    widget = forms.Select(attrs={"class": "form-select"})
    return forms.TypedChoiceField(choices=choices, coerce=kind, empty_value=None, widget=widget, **common)


def _instant(_kind: Any, _ask: Ask, _lists: Lists, common: dict[str, Any]) -> forms.Field:
    widget = forms.DateTimeInput(attrs={**CONTROL, "type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return LegalInstantField(widget=widget, **common)


def _day(_kind: Any, _ask: Ask, _lists: Lists, common: dict[str, Any]) -> forms.Field:
    return forms.DateField(widget=forms.DateInput(attrs={**CONTROL, "type": "date"}, format="%Y-%m-%d"), **common)


def _number(_kind: Any, ask: Ask, _lists: Lists, common: dict[str, Any]) -> forms.Field:
    if ask.money:
        return AmountField(**common)
    return forms.IntegerField(min_value=0, widget=forms.NumberInput(attrs=CONTROL), **common)


def _file(_kind: Any, _ask: Ask, _lists: Lists, common: dict[str, Any]) -> forms.Field:
    return forms.FileField(widget=forms.ClearableFileInput(attrs=CONTROL), **common)


def _pick(_kind: Any, ask: Ask, lists: Lists, common: dict[str, Any]) -> forms.Field:
    return PickField(lists(ask.choices), **common)


def _text(_kind: Any, ask: Ask, _lists: Lists, common: dict[str, Any]) -> forms.Field:
    if ask.long:
        return forms.CharField(max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={**CONTROL, "rows": 4}), **common)
    return forms.CharField(max_length=LONGEST_LINE, widget=forms.TextInput(attrs=CONTROL), **common)


class LegalInstantField(forms.DateTimeField):
    """A day and an hour on the legal clock."""

    def to_python(self, value: Any) -> datetime | None:
        """Aware, in legal time."""
        instant: datetime | None = super().to_python(value)
        return instant.replace(tzinfo=LEGAL_ZONE) if instant else None


# The first that fits: a bool is an int, an instant is a day, a coded value is a text.
_MAKERS: tuple[tuple[type, Callable[[Any, Ask, Lists, dict[str, Any]], forms.Field]], ...] = (
    (bool, _flag),
    (Choice, _choice),
    (datetime, _instant),
    (date, _day),
    (int, _number),
    (Kept, _file),
    (Picked, _pick),
    (str, _text),
)

"""A form as an instrument fixes it: its fields, limits and conditions, each with its use."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from gieo.rulebooks.models.values import Frozen, NamedRule, Sourced


class FieldKind(StrEnum):
    """What a field holds; the shape of its answer follows from it."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    SWITCH = "switch"
    ROWS = "rows"
    GROUP = "group"
    MONEY = "money"
    DURATION = "duration"
    CONTACT = "contact"


class Choice(Frozen):
    """One value to choose."""

    value: str
    label: str


class Column(Frozen):
    """A column of rows, or a part of a group."""

    id: str
    label: str
    required: bool = False
    kind: str = "line"
    options: tuple[Choice, ...] = ()


class RequiredWhen(Frozen):
    """Compulsory when another field has one of these values."""

    field: str
    values: tuple[Any, ...] = Field(min_length=1)


class FormField(Sourced):
    """One field.

    Attributes:
        number: as printed on the form, e.g. ``2a``; empty for fields the system asks beside the form.
        purpose: one line under the label.
        guidance: what to write, in our own words.
        advice_length: characters beyond which the page limit is at risk; never refused for that alone.
        used_by: the rule or later step that uses the answer: a field without a use has no place in a form.
    """

    id: str = Field(pattern=r"^[a-z][a-z_0-9]*$")
    number: str = ""
    label: str
    purpose: str = ""
    guidance: str = ""
    kind: FieldKind
    required: bool = False
    required_when: RequiredWhen | None = None
    least_rows: int = 0
    advice_length: int = 0
    max_length: int = 4000
    options: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    used_by: str


class ProposalForm(Sourced):
    """The form a proposal is written on."""

    id: str
    title: str
    template: str
    page_limit: int
    page_limit_basis: tuple[str, ...]
    fields: tuple[FormField, ...]
    commitment: str
    requirements: tuple[NamedRule, ...] = ()
    outside_orientation: NamedRule | None = None
    citation_age_warning_years: int = 10

    def field(self, field_id: str) -> FormField:
        """The field of an id.

        Raises:
            KeyError: the form has none.
        """
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

"""A form as an instrument fixes it: its fields, limits and conditions, each with its use."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from gieo.rulebooks.models.clerical import PageRule
from gieo.rulebooks.models.rules import NamedRule
from gieo.rulebooks.models.values import Frozen, Sourced


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


HAVE_COLUMNS = frozenset({FieldKind.ROWS, FieldKind.GROUP, FieldKind.MONEY, FieldKind.CONTACT})


class Choice(Frozen):
    """One value to choose."""

    value: str
    label: str


class Column(Frozen):
    """A column of rows, or a part of a group."""

    id: str
    label: str
    required: bool = False
    kind: str = Field(default="line", pattern=r"^(line|text|choice|date|number)$")
    options: tuple[Choice, ...] = ()

    @model_validator(mode="after")
    def _offers_what_it_asks(self) -> "Column":
        if (self.kind == "choice") != bool(self.options):
            raise ValueError(f"column {self.id}: options belong to a choice, and a choice has options")
        return self


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
        required_when: when another answer makes it compulsory; until then it is not asked at all.
        advice_length: characters beyond which the page limit is at risk; never refused for that alone.
        used_by: the rule or later step that uses the answer: a field without a use has no place in a form.
    """

    id: str = Field(pattern=r"^[a-z][a-z_0-9]*$")
    number: str = ""
    label: str = Field(min_length=1)
    purpose: str = ""
    guidance: str = ""
    kind: FieldKind
    required: bool = False
    required_when: RequiredWhen | None = None
    least_rows: int = Field(default=0, ge=0)
    advice_length: int = Field(default=0, ge=0)
    max_length: int = Field(default=4000, gt=0)
    options: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    used_by: str = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """E.g. "2b. Tính cấp thiết"."""
        return f"{self.number}. {self.label}" if self.number else self.label

    @model_validator(mode="after")
    def _shape_fits_the_kind(self) -> "FormField":
        if (self.kind is FieldKind.CHOICE) != bool(self.options):
            raise ValueError("options belong to a choice, and a choice has options")
        if (self.kind in HAVE_COLUMNS) != bool(self.columns):
            raise ValueError(f"columns belong to {', '.join(sorted(HAVE_COLUMNS))}, and those have columns")
        if self.required and self.required_when:
            raise ValueError("a field is compulsory always or under a condition, not both")
        _no_two(column.id for column in self.columns)
        _no_two(option.value for option in self.options)
        return self


class ProposalForm(Sourced):
    """The form a proposal is written on.

    Attributes:
        template: kind of official document that prints it.
        official: key of the official form it is printed as, where it has no page of its own.
        page_limit: A4 pages, with the articles in `page_limit_basis`.
        page: how its pages are laid out, where its instrument says so; else as documents of offices are.
        commitment: the sentence the proposer confirms.
        signature: the line above which the proposer signs.
        requirements: what the notice asks of every proposal.
        outside_orientation: the right to propose beside the orientation, where there is one.
        citation_age_warning_years: older citations are pointed out, never refused.
    """

    id: str
    title: str
    template: str
    official: str = ""
    page_limit: int = Field(gt=0)
    page_limit_basis: tuple[str, ...] = Field(min_length=1)
    page: PageRule | None = None
    fields: tuple[FormField, ...] = Field(min_length=1)
    commitment: str
    signature: str = "Tổ chức, cá nhân đề xuất"
    requirements: tuple[NamedRule, ...] = ()
    outside_orientation: NamedRule | None = None
    citation_age_warning_years: int = Field(gt=0)

    @property
    def in_words(self) -> str:
        """Its title and its limit."""
        return f"{self.title}: không quá {self.page_limit} trang A4"

    @model_validator(mode="after")
    def _fields_fit_together(self) -> "ProposalForm":
        _no_two(field.id for field in self.fields)
        _no_two(field.number for field in self.fields if field.number)
        for field in self.fields:
            if field.required_when:
                self._condition_can_come_true(field, field.required_when)
        return self

    def with_questions(self, questions: Iterable[FormField]) -> "ProposalForm":
        """The form with what a province asks beside it; its own items stay as they are, and in front."""
        fields = (*self.fields, *questions)
        return self.model_copy(update={"fields": fields}) if len(fields) > len(self.fields) else self

    def field(self, field_id: str) -> FormField:
        """The field of an id.

        Raises:
            KeyError: the form has none.
        """
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    @property
    def numbered(self) -> tuple[FormField, ...]:
        """The fields that bear a number on paper, in order."""
        return tuple(field for field in self.fields if field.number)

    def _condition_can_come_true(self, field: FormField, when: RequiredWhen) -> None:
        asked = next((other for other in self.fields if other.id == when.field), None)
        if asked is None:
            raise ValueError(f"{field.id} waits for {when.field}, which the form does not have")
        answers: set[Any] = {option.value for option in asked.options} or {True, False}
        if unknown := set(when.values) - answers:
            raise ValueError(f"{field.id} waits for {when.field} to be {unknown.pop()}, which it can never be")


def _no_two(names: Iterable[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ValueError(f"{twice[0]} stands twice")

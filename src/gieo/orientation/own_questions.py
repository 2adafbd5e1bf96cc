"""What a province asks in a round beside the items of the form, which are the law's and stay as they are."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from gieo.kernel.refusal import _
from gieo.rulebooks import library
from gieo.rulebooks.models import FieldKind, FormField, ProposalForm
from gieo.rulebooks.models.forms import Choice, RequiredWhen
from gieo.rulebooks.models.values import Frozen, Mark

BASIS = ("GIEO-MACDINH:93",)
PREFIX = "own_"  # no item of a form begins so
KINDS = {
    FieldKind.LINE: _("Một dòng"),
    FieldKind.TEXT: _("Nhiều dòng"),
    FieldKind.CHOICE: _("Chọn một trong các lựa chọn"),
}
MOST = 20
LONGEST = 2000  # letters of an answer


class OwnQuestion(Frozen):
    """One question as it is kept with the notice, and with every proposal that was begun under it.

    Attributes:
        id: in the answers, for life.
        options: to choose from, where it is a choice.
        when_field: it is asked only, and then must be answered, when this other answer …
        when_value: … is this; empty: it is always asked.
    """

    id: str = Field(pattern=rf"^{PREFIX}[0-9]+$")
    label: str = Field(min_length=1, max_length=300)
    guidance: str = Field(default="", max_length=500)
    kind: FieldKind = FieldKind.LINE
    options: tuple[str, ...] = ()
    required: bool = False
    when_field: str = ""
    when_value: str = ""

    @property
    def as_field(self) -> FormField:
        """As forms know fields: without a number, for it is no item of the law's form."""
        when = RequiredWhen(field=self.when_field, values=(self.when_value,)) if self.when_field else None
        return FormField(
            id=self.id,
            label=self.label,
            purpose="Câu hỏi riêng của đợt này, ngoài mẫu",
            guidance=self.guidance,
            kind=self.kind,
            required=self.required and when is None,
            required_when=when,
            max_length=LONGEST,
            options=tuple(Choice(value=each, label=each) for each in self.options),
            used_by="own_questions",
            basis=BASIS,
            mark=Mark.DESIGN,
        )


def questions_in(kept: Iterable[Mapping[str, Any]]) -> list[OwnQuestion]:
    """The questions as a row keeps them."""
    return [OwnQuestion.model_validate(each) for each in kept]


def fields_in(kept: Iterable[Mapping[str, Any]]) -> list[FormField]:
    """The same as fields of a form."""
    return [each.as_field for each in questions_in(kept)]


def conditions_of(form: ProposalForm | None, kept: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """What a question may depend on: field, value, and both in words; every choice of the form and of the questions."""
    fields = [*(form.fields if form else ()), *fields_in(kept)]
    return [
        (field.id, option.value, f"{field.in_words}: {option.label}")
        for field in fields
        if field.kind is FieldKind.CHOICE
        for option in field.options
    ]


def form_behind(key: str) -> ProposalForm | None:
    """The form a notice is proposed on, whose items are locked."""
    return library.form(key) if key else None

"""What a person is asked for when an act is done: the facts of a row are its form, its record and its words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from gieo.kernel.choice import Choice
from gieo.kernel.money import format_vnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """How one value of a record is asked for and spoken of.

    Attributes:
        label: what officers call it, in Vietnamese.
        help: one line below the field.
        choices: name of the list to pick from; the kind of dossier knows the list.
        long: several lines of text.
        money: an amount in đồng.
        inside: told to those who handle or judge the dossier, not to those it is about (decision 23).
    """

    label: str
    help: str = ""
    choices: str = ""
    long: bool = False
    money: bool = False
    inside: bool = False


Amount = Annotated[int, Field(ge=0)]


class Picked(BaseModel):
    """Somebody or something picked from a list; the name stays in the trail as it was on that day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: int | str
    name: str

    def __str__(self) -> str:
        return self.name

    @property
    def pk(self) -> int:
        """The primary key of what was picked, where the list is one of records."""
        return int(self.id)


class Kept(BaseModel):
    """A file handed in with an act: its number in the store and its hash."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: int
    name: str
    sha256: str

    def __str__(self) -> str:
        return self.name


def ask_of(model: type[BaseModel], name: str) -> Ask:
    """How a field of a record is asked for; one that says nothing is known by its own name."""
    return next((mark for mark in model.model_fields[name].metadata if isinstance(mark, Ask)), Ask(label=name))


def in_words(record: BaseModel, *, outside: bool = False) -> list[tuple[str, str]]:
    """A record as labels and words, in the order of its fields; what was left empty is left out.

    Args:
        record: what was recorded.
        outside: for somebody the dossier is about, who is not told what is kept `inside`.
    """
    words = [(ask_of(type(record), name), getattr(record, name)) for name in type(record).model_fields]
    return [
        (ask.label, _word(value, ask))
        for ask, value in words
        if value not in (None, "", ()) and not (outside and ask.inside)
    ]


def _word(value: Any, ask: Ask) -> str:
    if isinstance(value, tuple):
        return "; ".join(_word(part, ask) for part in value)
    if isinstance(value, BaseModel) and not isinstance(value, Picked | Kept):
        return ", ".join(f"{label}: {word}" for label, word in in_words(value))
    return format_vnd(value) if ask.money else spoken(value)


def spoken(value: Any) -> str:
    """A plain value as it is written in Vietnamese; an instant must be in legal time."""
    match value:
        case bool():
            return "có" if value else "không"
        case Choice():
            return value.label
        case datetime():
            return f"{value:%H:%M %d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)

"""What every value of a rulebook is: frozen, complete, resting on articles, and frank about how sure it is."""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

# Written "2/3" in the files: a share of people is never a rounded decimal.
Share = Annotated[Fraction, BeforeValidator(lambda value: Fraction(str(value)))]


class Status(StrEnum):
    """How sure a value is."""

    IN_FORCE = "in_force"
    TO_CONFIRM = "to_confirm"


class Frozen(BaseModel):
    """Never changed, never more than it says."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Sourced(Frozen):
    """Something with the articles it rests on.

    Attributes:
        basis: keys of the legal index, the deciding one first.
        status: a default that no text fixes, or a text that was not read, is `to_confirm`.
        note: what a reader must know about the reading; shown beside the value.
    """

    basis: tuple[str, ...] = Field(min_length=1)
    status: Status = Status.IN_FORCE
    note: str = ""

    @property
    def in_words(self) -> str:
        """The value as an officer reads it, in Vietnamese like the files, without its law."""
        raise NotImplementedError

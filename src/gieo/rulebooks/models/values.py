"""What every value of a rulebook is: frozen, complete, resting on articles, and frank about how sure it is."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from gieo.kernel.refusal import _

# Written "2/3" in the files: a share of people is never a rounded decimal.
Share = Annotated[Fraction, BeforeValidator(lambda value: Fraction(str(value)))]


class Status(StrEnum):
    """How sure a value is."""

    IN_FORCE = "in_force"
    TO_CONFIRM = "to_confirm"


class Mark(StrEnum):
    """Where a value comes from, and so what it may do: only what is binding is ever printed as law (P1, P2).

    - binding: an instrument that binds the province fixes it;
    - borrowed: taken from a ministry's, a fund's or another province's own rules;
    - fallback: the figure of the law of 2013, kept where none of the law of 2025 is known;
    - design: the house's own, where no text speaks.
    """

    BINDING = "binding"
    BORROWED = "borrowed"
    FALLBACK = "fallback"
    DESIGN = "design"

    @property
    def label(self) -> str:
        """The mark as an officer reads it."""
        return MARK_LABELS[self]


MARK_LABELS = {
    Mark.BINDING: _("bắt buộc"),
    Mark.BORROWED: _("tham khảo quy định của nơi khác"),
    Mark.FALLBACK: _("tạm theo mức của Luật 2013"),
    Mark.DESIGN: _("mặc định của hệ thống"),
}


class Frozen(BaseModel):
    """Never changed, never more than it says."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _as_sure_as_its_mark(data: Mapping[str, Any]) -> Status:
    return Status.IN_FORCE if data.get("mark") is Mark.BINDING else Status.TO_CONFIRM


class Sourced(Frozen):
    """Something with the articles it rests on.

    Attributes:
        basis: keys of the legal index, the deciding one first.
        mark: where the value comes from.
        status: a default that no text fixes, or a text that was not read, is `to_confirm`. What is not binding is
            `to_confirm` without saying so, and may not say otherwise (`checking`): a province that decides on a
            borrowed figure writes it into its own rulebook, resting on its own decision.
        note: what a reader must know about the reading; shown beside the value.
    """

    basis: tuple[str, ...] = Field(min_length=1)
    mark: Mark = Mark.BINDING
    status: Status = Field(default_factory=_as_sure_as_its_mark)
    note: str = ""

    @property
    def in_words(self) -> str:
        """The value as an officer reads it, in Vietnamese like the files, without its law."""
        raise NotImplementedError


def percent(share: Fraction) -> str:
    """A share as a law text writes it: 1/5 → "20%"; one that is no whole per cent stays a fraction ("2/3")."""
    hundredths = share * 100
    return f"{hundredths}%" if hundredths.denominator == 1 else str(share)

"""What members of a council are paid for a sitting, and what is withheld of it."""

from collections.abc import Mapping

from pydantic import Field, model_validator

from gieo.kernel.money import format_vnd
from gieo.rulebooks.models.values import Share, Sourced, percent


class CouncilFees(Sourced):
    """Rates of a kind of council, in VND, at most; a province fixes its own.

    Attributes:
        sitting: by seat, for whoever sits; also for an administrative secretary and whoever is invited.
        remark: by seat, for a written remark or opinion; nothing where a seat has no line.
    """

    sitting: Mapping[str, int] = Field(min_length=1)
    remark: Mapping[str, int] = Field(default_factory=dict)

    @property
    def in_words(self) -> str:
        """How much at most for whoever sits and for a remark."""
        remark = f"; nhận xét tối đa {format_vnd(max(self.remark.values()))}" if self.remark else ""
        return f"Dự họp tối đa {format_vnd(max(self.sitting.values()))}{remark}"

    @model_validator(mode="after")
    def _pays(self) -> "CouncilFees":
        if any(amount < 0 for amount in (*self.sitting.values(), *self.remark.values())):
            raise ValueError("nobody pays for sitting in a council")
        return self


class WithholdingRule(Sourced):
    """Personal income tax that is withheld of a payment.

    Attributes:
        share: of the whole payment.
        least: payments of so many VND and more; below nothing is withheld.
    """

    share: Share
    least: int = Field(ge=0)

    @property
    def in_words(self) -> str:
        """E.g. "Khấu trừ 10% của mỗi lần chi từ 2.000.000 đ"."""
        return f"Khấu trừ {percent(self.share)} của mỗi lần chi từ {format_vnd(self.least)}; phần lẻ dưới 1 đồng bỏ"

    def withheld(self, gross: int) -> int:
        """Of a payment, in whole VND; a part of a đồng is dropped."""
        return int(self.share * gross) if gross >= self.least else 0

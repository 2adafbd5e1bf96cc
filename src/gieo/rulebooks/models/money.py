"""Money of a task: how it is lumped, advanced, paid by milestone, and what goes back."""

from enum import StrEnum
from fractions import Fraction
from math import ceil

from pydantic import Field, model_validator

from gieo.kernel.money import format_vnd
from gieo.rulebooks.models.rules import NamedRule
from gieo.rulebooks.models.values import Share, Sourced, percent


class LumpSumMode(StrEnum):
    """How the State money of a task is spent."""

    PARTIAL = "partial"
    FINAL_PRODUCT = "final_product"


class CostItem(NamedRule):
    """A kind of cost, and whether it can be part of a lump sum."""

    lump: bool

    @property
    def in_words(self) -> str:
        """E.g. "Đoàn ra: không khoán"."""
        return f"{self.text}: {'được khoán' if self.lump else 'không khoán'}"


class CostCeiling(Sourced):
    """What some kinds of cost together may not exceed.

    Attributes:
        items: keys of the kinds of cost.
        share: of the State money.
        amount: in đồng.
    """

    items: tuple[str, ...] = Field(min_length=1)
    share: Share
    amount: int = Field(gt=0)
    of: str

    @property
    def in_words(self) -> str:
        """E.g. "mua tài sản cố định và đoàn ra: không quá 15% kinh phí ngân sách và không quá 1.000.000.000 đ"."""
        return f"{self.of}: không quá {percent(self.share)} kinh phí ngân sách và không quá {format_vnd(self.amount)}"


class LumpSumRule(Sourced):
    """When a task is spent as a lump sum to the final product; everything else is partial.

    Attributes:
        conditions: facts that must all hold.
        ceiling: kinds of cost that must stay small, if the law says so.
    """

    conditions: tuple[NamedRule, ...] = ()
    ceiling: CostCeiling | None = None
    costs: tuple[CostItem, ...] = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """How many conditions and kinds of cost there are."""
        return f"Khoán đến sản phẩm cuối cùng khi đủ {len(self.conditions)} điều kiện; ngoài ra khoán từng phần"

    @model_validator(mode="after")
    def _ceiling_names_costs(self) -> "LumpSumRule":
        known = {cost.key for cost in self.costs}
        strange = [key for key in (self.ceiling.items if self.ceiling else ()) if key not in known]
        if strange:
            raise ValueError(f"the ceiling names {strange[0]}, which is no kind of cost here")
        return self


class AdvanceRule(Sourced):
    """How much may be advanced, and when.

    Attributes:
        first: the first advance, at most, of the State money.
        cleared: of earlier advances, at least, before the next one.
    """

    first: Share
    cleared: Share

    @property
    def in_words(self) -> str:
        """Both shares, in one line."""
        return (
            f"Tạm ứng lần đầu không quá {percent(self.first)} kinh phí ngân sách; "
            f"lần sau khi đã thanh toán ít nhất {percent(self.cleared)} số đã tạm ứng"
        )

    def largest_first(self, state_money: int) -> int:
        """The largest first advance, in whole đồng."""
        return int(self.first * state_money)

    def least_cleared(self, advanced: int) -> int:
        """What of earlier advances must be cleared, in whole đồng."""
        return ceil(self.cleared * advanced)


class RefundCase(StrEnum):
    """Which part of the money of a failed task is spoken of."""

    UNUSED = "unused"
    UNPROVEN = "unproven"
    OBJECTIVE = "objective"
    ACCEPTED_RISK = "accepted_risk"
    FINAL_PRODUCT = "final_product"  # subjective cause
    PARTIAL = "partial"  # subjective cause
    LOST_PARALLEL = "lost_parallel"


class RefundRule(NamedRule):
    """What of a part of the money goes back.

    Attributes:
        share: of that part.
        at_least: whether the authority may ask for more ("tối thiểu").
    """

    key: RefundCase
    share: Share
    at_least: bool = False

    @property
    def in_words(self) -> str:
        """E.g. "Do nguyên nhân chủ quan, khoán từng phần: hoàn trả ít nhất 30%"."""
        return f"{self.text}: hoàn trả {'ít nhất ' if self.at_least else ''}{percent(self.share)}"

    def lowest(self, amount: int) -> int:
        """The least that goes back of an amount, in whole đồng."""
        return ceil(self.share * amount)

    @model_validator(mode="after")
    def _is_a_part(self) -> "RefundRule":
        if not Fraction(0) <= self.share <= 1:
            raise ValueError(f"nobody refunds {self.share} of what was received")
        return self


class MoneyRule(Sourced):
    """Everything the law says on the money of a task.

    Attributes:
        last_payment: what the last payment waits for.
        milestones: what the money of a milestone waits for; None where the law pays by clearing alone.
    """

    lump_sum: LumpSumRule
    advances: AdvanceRule
    last_payment: NamedRule
    milestones: NamedRule | None = None
    refunds: tuple[RefundRule, ...] = Field(min_length=1)

    @property
    def in_words(self) -> str:
        """What is regulated."""
        return "Kinh phí nhiệm vụ: phương thức khoán, tạm ứng, thanh toán và hoàn trả"

    def refund(self, case: RefundCase) -> RefundRule:
        """The line for a case.

        Raises:
            KeyError: this law knows no such case.
        """
        lines = {line.key: line for line in self.refunds}
        return lines[case]

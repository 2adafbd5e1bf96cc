"""Judging a finished task: how products and reports are rated, how a council concludes, what must be ready first."""

from enum import StrEnum
from fractions import Fraction

from pydantic import model_validator

from gieo.rulebooks.models.councils import BallotRule
from gieo.rulebooks.models.rules import DeadlineRule, NamedRule
from gieo.rulebooks.models.values import Share, Sourced


class OrderShare(Sourced):
    """How much of the ordered number a product that fell short must still reach."""

    share: Share

    @property
    def in_words(self) -> str:
        """E.g. "chỉ tiêu chưa đủ phải đạt ít nhất 3/4 mức đặt hàng"."""
        return f"chỉ tiêu chưa đủ phải đạt ít nhất {self.share} mức đặt hàng"

    def is_reached(self, delivered: Fraction, ordered: Fraction) -> bool:
        """Whether so much of so much is enough."""
        return delivered >= self.share * ordered


class AcceptanceRule(Sourced):
    """How a member rates and how the ratings of the members present decide.

    Attributes:
        short_reaches: what each number that fell short must still reach.
        quantities: how many of the criteria on quantity and volume must be met.
        late: a file handed in after this, counted from the end of the contract, is rated not met.
        excellent: share of present who rate Excellent; none may rate not met.
        not_met: share of present who rate not met.
        accepted_risk: what must all hold for a failed task to count as accepted risk; empty where the law knows none.
    """

    short_reaches: OrderShare
    quantities: BallotRule
    late: DeadlineRule
    excellent: BallotRule
    not_met: BallotRule
    accepted_risk: tuple[NamedRule, ...] = ()

    @property
    def in_words(self) -> str:
        """Both limits, in one line."""
        return (
            f"Xuất sắc khi {self.excellent.in_words} xếp xuất sắc và không có phiếu không đạt; "
            f"không đạt khi {self.not_met.in_words} xếp không đạt; còn lại là đạt"
        )

    @model_validator(mode="after")
    def _late_is_counted_forward(self) -> "AcceptanceRule":
        if self.late.counted != "after":
            raise ValueError("lateness is counted from the end of the contract onwards")
        return self


class ReadinessKey(StrEnum):
    """What is looked at before an acceptance council may be called (CT-4-2c)."""

    REPORTS = "reports"
    FINDINGS = "findings"
    PRODUCTS = "products"
    STATE_MONEY = "state_money"
    COUNTERPART = "counterpart"
    REQUIREMENTS = "requirements"


class ReadinessRule(NamedRule):
    """One condition of acceptance."""

    key: ReadinessKey

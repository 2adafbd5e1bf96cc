"""What goes back of the State money of a task that was not completed. All sums are whole đồng."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gieo.rulebooks.models import LumpSumMode, MoneyRule, RefundCase, RefundRule


class Cause(StrEnum):
    """Why the task was not completed."""

    OBJECTIVE = "objective"
    SUBJECTIVE = "subjective"
    ACCEPTED_RISK = "accepted_risk"
    LOST_PARALLEL = "lost_parallel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """State money received, in its three parts.

    Attributes:
        unused: not spent.
        proven: spent, and shown to be spent properly.
        unproven: spent, and not shown to be.
    """

    unused: int
    proven: int
    unproven: int

    def __post_init__(self) -> None:
        if min(self.unused, self.proven, self.unproven) < 0:
            raise ValueError("a part of the money is less than nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundLine:
    """One part of the money and what of it goes back.

    Attributes:
        amount: of the part.
        lowest: the least that goes back.
        highest: the most; more than the least only where the authority fixes the rate.
    """

    rule: RefundRule
    amount: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """What goes back, line by line."""

    lines: tuple[RefundLine, ...]

    @property
    def lowest(self) -> int:
        """The least that goes back."""
        return sum(line.lowest for line in self.lines)

    @property
    def highest(self) -> int:
        """The most that can be asked."""
        return sum(line.highest for line in self.lines)

    def may_be(self, amount: int) -> bool:
        """Whether the authority may fix this sum."""
        return self.lowest <= amount <= self.highest


def refund(spent: Spent, *, cause: Cause, mode: LumpSumMode, rule: MoneyRule) -> Refund:
    """The lines of the rulebook applied to the money of a task.

    Raises:
        KeyError: the law knows no such case (accepted risk, hosts side by side before 2025).
    """
    return Refund(lines=tuple(_lines(spent, _case(cause, mode), rule)))


def _case(cause: Cause, mode: LumpSumMode) -> RefundCase:
    """The line for money that was spent properly."""
    if cause is Cause.SUBJECTIVE:
        return RefundCase.FINAL_PRODUCT if mode is LumpSumMode.FINAL_PRODUCT else RefundCase.PARTIAL
    return RefundCase(cause.value)


def _lines(spent: Spent, case_of_proven: RefundCase, rule: MoneyRule) -> Iterator[RefundLine]:
    parts = {
        RefundCase.UNUSED: spent.unused,
        case_of_proven: spent.proven,
        RefundCase.UNPROVEN: spent.unproven,
    }
    for case, amount in parts.items():
        line = rule.refund(case)
        lowest = line.lowest(amount)
        yield RefundLine(rule=line, amount=amount, lowest=lowest, highest=amount if line.at_least else lowest)

"""What may be advanced, and what the last payment waits for. All sums are whole đồng of State money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import AdvanceRule, NamedRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """An advance that was paid.

    Attributes:
        cleared: what of it is confirmed as spent.
        excused: what of it is for equipment that is late for a confirmed objective reason; it waits for no clearing.
    """

    amount: int
    cleared: int = 0
    excused: int = 0

    def __post_init__(self) -> None:
        if min(self.amount, self.cleared, self.excused) < 0 or self.cleared + self.excused > self.amount:
            raise ValueError(f"{self.cleared} cleared and {self.excused} excused of {self.amount}")


def advance_refusals(
    requested: int, *, earlier: Sequence[Advance], state_money: int, year_estimate: int, rule: AdvanceRule
) -> list[Refusal]:
    """Why an advance cannot be paid.

    Args:
        requested: the sum asked for.
        earlier: all advances of the contract so far.
        state_money: State money of the contract.
        year_estimate: State money that the estimate of the year gives the task; it limits the first advance.
        rule: the shares.

    Raises:
        ValueError: nothing is asked for.
    """
    if requested <= 0:
        raise ValueError(f"an advance of {requested} đồng")
    of_turn = _of_later(earlier, rule) if earlier else _of_first(requested, state_money, year_estimate, rule)
    return [*of_turn, *_of_total(requested, earlier, state_money, rule)]


def last_payment_refusals(*, accepted: bool, rule: NamedRule) -> list[Refusal]:
    """Why the last payment waits: the task is not accepted with at least Met."""
    if accepted:
        return []
    message, params = _("Chưa đủ điều kiện thanh toán lần cuối: %(condition)s."), {"condition": rule.text}
    return [Refusal(code="not_accepted", message=message, basis=rule.basis, params=params)]


def _of_first(requested: int, state_money: int, year_estimate: int, rule: AdvanceRule) -> Iterator[Refusal]:
    largest = rule.largest_first(state_money)
    if requested > largest:
        message = _("Tạm ứng lần đầu %(requested)s, tối đa %(limit)s.")
        yield _above("first_advance_too_large", message, requested, largest, rule)
    if requested > year_estimate:
        message = _("Tạm ứng %(requested)s, dự toán năm còn %(limit)s.")
        yield _above("above_year_estimate", message, requested, year_estimate, rule)


def _of_later(earlier: Sequence[Advance], rule: AdvanceRule) -> Iterator[Refusal]:
    cleared = sum(advance.cleared for advance in earlier)
    needed = rule.least_cleared(sum(advance.amount - advance.excused for advance in earlier))
    if cleared < needed:
        yield Refusal(
            code="too_little_cleared",
            message=_("Mới thanh toán %(cleared)s của các lần tạm ứng trước, cần ít nhất %(needed)s."),
            basis=rule.basis,
            params={"cleared": format_vnd(cleared), "needed": format_vnd(needed)},
        )


def _of_total(requested: int, earlier: Sequence[Advance], state_money: int, rule: AdvanceRule) -> Iterator[Refusal]:
    left = state_money - sum(advance.amount for advance in earlier)
    if requested > left:
        message = _("Tạm ứng %(requested)s, kinh phí ngân sách của hợp đồng còn %(limit)s.")
        yield _above("above_state_money", message, requested, left, rule)


def _above(code: str, message: str, requested: int, limit: int, rule: AdvanceRule) -> Refusal:
    params = {"requested": format_vnd(requested), "limit": format_vnd(limit)}
    return Refusal(code=code, message=message, basis=rule.basis, params=params)

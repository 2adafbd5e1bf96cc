"""Which lump-sum mode a task may have, and how its State money splits into lump and non-lump parts."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import LumpSumMode, LumpSumRule

Costs = Mapping[str, int]  # State money in đồng by key of the kind of cost


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeDecision:
    """The widest mode a task may have; `reasons` say why it is not the final product."""

    mode: LumpSumMode
    reasons: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """State money in its two parts, in đồng, by kind of cost; together they are the whole."""

    lump: Costs
    non_lump: Costs

    @property
    def lump_total(self) -> int:
        """The sum of the lump part."""
        return sum(self.lump.values())

    @property
    def non_lump_total(self) -> int:
        """The sum of the non-lump part."""
        return sum(self.non_lump.values())


def widest_mode(costs: Costs, *, shown: Collection[str], rule: LumpSumRule) -> ModeDecision:
    """A lump sum to the final product when every condition holds, else a partial one.

    Args:
        costs: the State money of the estimate.
        shown: keys of the conditions that are proven.
        rule: conditions, ceiling and kinds of cost.

    Raises:
        ValueError: a kind of cost the rulebook does not know, or a negative sum.
    """
    _must_be_known(costs, rule)
    reasons = (*_of_conditions(shown, rule), *_of_ceiling(costs, rule))
    return ModeDecision(mode=LumpSumMode.PARTIAL if reasons else LumpSumMode.FINAL_PRODUCT, reasons=reasons)


def split(costs: Costs, *, mode: LumpSumMode, rule: LumpSumRule) -> Split:
    """The lump and the non-lump part: everything is lump to the final product; else each kind of cost says.

    Raises:
        ValueError: a kind of cost the rulebook does not know, or a negative sum.
    """
    _must_be_known(costs, rule)
    lumped = {cost.key for cost in rule.costs if cost.lump or mode is LumpSumMode.FINAL_PRODUCT}
    return Split(
        lump={key: amount for key, amount in costs.items() if key in lumped},
        non_lump={key: amount for key, amount in costs.items() if key not in lumped},
    )


def _must_be_known(costs: Costs, rule: LumpSumRule) -> None:
    strange = set(costs) - {cost.key for cost in rule.costs}
    if strange or any(amount < 0 for amount in costs.values()):
        raise ValueError(f"no costs of this rulebook: {sorted(strange) or dict(costs)}")


def _of_conditions(shown: Collection[str], rule: LumpSumRule) -> Iterator[Refusal]:
    for condition in rule.conditions:
        if condition.key not in shown:
            yield Refusal(
                code="condition_not_shown",
                message=_("Chưa có: %(condition)s."),
                basis=condition.basis,
                params={"condition": condition.text},
                field=condition.key,
            )


def _of_ceiling(costs: Costs, rule: LumpSumRule) -> Iterator[Refusal]:
    ceiling = rule.ceiling
    if ceiling is None:
        return
    held = sum(costs.get(key, 0) for key in ceiling.items)
    state_money = sum(costs.values())
    if held > ceiling.share * state_money:
        message = _("%(items)s là %(held)s trên tổng %(state)s kinh phí ngân sách, vượt tỷ lệ cho phép.")
        params = {"items": ceiling.of, "held": format_vnd(held), "state": format_vnd(state_money)}
        yield Refusal(code="above_share", message=message, basis=ceiling.basis, params=params)
    if held > ceiling.amount:
        message = _("%(items)s là %(held)s, vượt %(limit)s.")
        params = {"items": ceiling.of, "held": format_vnd(held), "limit": format_vnd(ceiling.amount)}
        yield Refusal(code="above_amount", message=message, basis=ceiling.basis, params=params)

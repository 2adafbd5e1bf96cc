"""Milestones of a contract (2025): a day, a checkable result, a sum that is paid only once the result is met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import NamedRule


class Verdict(StrEnum):
    """What the evaluation of a milestone says."""

    PENDING = "pending"
    MET = "met"
    ADJUST = "adjust"
    PAUSE = "pause"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A milestone of a contract.

    Attributes:
        result: what can be checked on the day.
        amount: State money in đồng.
        released: whether the money was paid.
    """

    name: str
    due: date
    result: str
    amount: int
    verdict: Verdict = Verdict.PENDING
    released: bool = False


def plan_refusals(milestones: Sequence[Milestone], *, state_money: int, rule: NamedRule) -> list[Refusal]:
    """Why milestones do not make a plan: one without a result or a sum, days out of order, sums that do not add up."""
    return [*_of_each(milestones, rule), *_of_days(milestones, rule), *_of_sums(milestones, state_money, rule)]


def release_refusals(milestones: Sequence[Milestone], name: str, *, rule: NamedRule) -> list[Refusal]:
    """Why the money of a milestone is not paid: it, or one before it, is not met; or it was paid already.

    Raises:
        ValueError: the contract has no such milestone.
    """
    at = [milestone.name for milestone in milestones].index(name)
    waiting = [milestone for milestone in milestones[: at + 1] if milestone.verdict is not Verdict.MET]
    found = [
        _refusal("milestone_not_met", _("Mốc chưa được kết luận là đạt: %(name)s."), rule, name=milestone.name)
        for milestone in waiting
    ]
    if milestones[at].released:
        found.append(_refusal("already_released", _("Mốc đã được cấp kinh phí: %(name)s."), rule, name=name))
    return found


def releasable(milestones: Sequence[Milestone], *, rule: NamedRule) -> list[Milestone]:
    """The milestones whose money may be paid now."""
    return [one for one in milestones if not release_refusals(milestones, one.name, rule=rule)]


def _of_each(milestones: Sequence[Milestone], rule: NamedRule) -> Iterator[Refusal]:
    for milestone in milestones:
        if not milestone.result.strip():
            message = _("Mốc chưa có kết quả kiểm tra được: %(name)s.")
            yield _refusal("milestone_without_result", message, rule, name=milestone.name)
        if milestone.amount <= 0:
            yield _refusal("milestone_without_money", _("Mốc chưa có kinh phí: %(name)s."), rule, name=milestone.name)


def _of_days(milestones: Sequence[Milestone], rule: NamedRule) -> Iterator[Refusal]:
    for one, following in pairwise(milestones):
        if following.due <= one.due:
            message = _("Mốc %(name)s không sau mốc %(earlier)s.")
            yield _refusal("milestones_out_of_order", message, rule, name=following.name, earlier=one.name)


def _of_sums(milestones: Sequence[Milestone], state_money: int, rule: NamedRule) -> Iterator[Refusal]:
    planned = sum(milestone.amount for milestone in milestones)
    if planned != state_money:
        message = _("Các mốc cộng lại %(planned)s, kinh phí khoán là %(state)s.")
        amounts = {"planned": format_vnd(planned), "state": format_vnd(state_money)}
        yield _refusal("milestones_do_not_add_up", message, rule, **amounts)


def _refusal(code: str, message: str, rule: NamedRule, **params: str) -> Refusal:
    return Refusal(code=code, message=message, basis=rule.basis, params=params)

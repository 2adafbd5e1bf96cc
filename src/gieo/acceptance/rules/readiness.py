"""The readiness gate (CT-4-2c): no acceptance council is called while one condition is not met.

Which conditions there are, and by which article, is the rulebook's; whether each is met follows from plain facts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import ReadinessKey, ReadinessRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the dossier of a task says on the day of the check.

    Attributes:
        reports_missing: periodic and final reports that are due and not received, by name.
        findings_open: findings of checks whose correction nobody has verified.
        products_missing: products of the contract not handed over, or without the proof the contract asks for.
        state_received: State money received, in đồng.
        state_accounted: State money spent and confirmed, or returned, in đồng.
        counterpart_planned: money beside the State's in the contract, in đồng.
        counterpart_paid: what of it was paid in, in đồng.
        requirements_open: requirements of earlier decisions, checks and councils not fulfilled.
    """

    reports_missing: tuple[str, ...] = ()
    findings_open: tuple[str, ...] = ()
    products_missing: tuple[str, ...] = ()
    state_received: int = 0
    state_accounted: int = 0
    counterpart_planned: int = 0
    counterpart_paid: int = 0
    requirements_open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessItem:
    """A condition with what speaks against it; nothing means it is met."""

    rule: ReadinessRule
    refusals: tuple[Refusal, ...]

    @property
    def is_met(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.refusals


def readiness(facts: Facts, rules: Sequence[ReadinessRule]) -> list[ReadinessItem]:
    """Every condition of the rulebook, met or not, in its order.

    Raises:
        ValueError: the rulebook names none: a gate without conditions would always stand open.
    """
    if not rules:
        raise ValueError("a readiness gate without conditions")
    return [ReadinessItem(rule=rule, refusals=tuple(_CHECKS[rule.key](facts, rule))) for rule in rules]


def refusals(items: Sequence[ReadinessItem]) -> list[Refusal]:
    """Why the gate is closed; empty when it is open."""
    return [refusal for item in items for refusal in item.refusals]


def _names(code: str, message: str, names: Sequence[str], rule: ReadinessRule) -> Iterator[Refusal]:
    for name in names:
        yield Refusal(code=code, message=message, basis=rule.basis, params={"name": name}, field=rule.key)


def _reports(facts: Facts, rule: ReadinessRule) -> Iterator[Refusal]:
    return _names("report_missing", _("Chưa có báo cáo: %(name)s."), facts.reports_missing, rule)


def _findings(facts: Facts, rule: ReadinessRule) -> Iterator[Refusal]:
    return _names("finding_open", _("Chưa xác nhận đã khắc phục: %(name)s."), facts.findings_open, rule)


def _products(facts: Facts, rule: ReadinessRule) -> Iterator[Refusal]:
    return _names("product_missing", _("Chưa có sản phẩm hoặc minh chứng: %(name)s."), facts.products_missing, rule)


def _requirements(facts: Facts, rule: ReadinessRule) -> Iterator[Refusal]:
    return _names("requirement_open", _("Chưa thực hiện yêu cầu: %(name)s."), facts.requirements_open, rule)


def _state_money(facts: Facts, rule: ReadinessRule) -> Iterator[Refusal]:
    """Every đồng received is spent and confirmed, or returned; more than was received cannot be true either."""
    if facts.state_accounted != facts.state_received:
        yield Refusal(
            code="state_money_not_accounted",
            message=_("Đã nhận %(received)s; đã xác nhận sử dụng hoặc hoàn trả %(accounted)s."),
            basis=rule.basis,
            params={"received": format_vnd(facts.state_received), "accounted": format_vnd(facts.state_accounted)},
            field=rule.key,
        )


def _counterpart(facts: Facts, rule: ReadinessRule) -> Iterator[Refusal]:
    if facts.counterpart_paid < facts.counterpart_planned:
        yield Refusal(
            code="counterpart_short",
            message=_("Vốn đối ứng %(planned)s, mới góp %(paid)s."),
            basis=rule.basis,
            params={"planned": format_vnd(facts.counterpart_planned), "paid": format_vnd(facts.counterpart_paid)},
            field=rule.key,
        )


_CHECKS: Mapping[ReadinessKey, Callable[[Facts, ReadinessRule], Iterator[Refusal]]] = {
    ReadinessKey.REPORTS: _reports,
    ReadinessKey.FINDINGS: _findings,
    ReadinessKey.PRODUCTS: _products,
    ReadinessKey.STATE_MONEY: _state_money,
    ReadinessKey.COUNTERPART: _counterpart,
    ReadinessKey.REQUIREMENTS: _requirements,
}

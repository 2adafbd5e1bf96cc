"""Preconditions of writing and signing a contract."""

from gieo.contracts import money
from gieo.contracts.contract.facts import ContractFacts, RemunerationFacts, SignFacts, TerminateFacts
from gieo.contracts.models import Contract
from gieo.contracts.rules.milestones import plan_refusals
from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import children_of
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.rulebooks.models import MoneyRule

SIGNING = ("ND08-2014:27.2", "LUAT29-2013:27.2b")
SIGNING_2025 = ("TT36-2025",)
MONEY = ("ND95-2014:14.2", "TTLT27-2015:5")
MONEY_2025 = ("ND265-2025:10",)
PAYING = ("ND265-2025:6.1a", "ND253-2026:36")


def money_rule(contract: Contract) -> MoneyRule:
    """What the law says on the money of a contract.

    Raises:
        LookupError: its rulebook says nothing, which is an error of the rulebook.
    """
    rule = library.get(contract.rulebook).money
    if rule is None:
        raise LookupError(f"{contract.rulebook} has no rule on money")
    return rule


def under_law(contract: Contract, old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The articles of the law the contract runs under."""
    return new if contract.law is Law.L2025 else old


def lines_are_known(contract: Contract, attempt: Attempt) -> Refusal | None:
    """The schedule names sources and years of this task only."""
    if not isinstance(attempt.facts, ContractFacts):
        return None
    picked = {row.line.pk for row in attempt.facts.instalments}
    if picked == set(money.picked_keys(picked, contract.task)):
        return None
    message = _("Có nguồn không thuộc nhiệm vụ này.")
    basis = under_law(contract, MONEY, MONEY_2025)
    return Refusal(code="strange_line", message=message, basis=basis, field="instalments")


def is_written(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Term, goal, products and schedule are there."""
    if contract.ends_on and contract.objectives and contract.products and contract.instalments.exists():
        return None
    message = _("Hợp đồng chưa đủ thời gian, mục tiêu, sản phẩm và tiến độ cấp kinh phí.")
    basis = under_law(contract, ("TT05-2014:PL",), ("TT36-2025",))
    return Refusal(code="not_written", message=message, basis=basis)


def lump_sum_adds_up(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Lump and non-lump part make the State money of the schedule (CT-2-3c)."""
    scheduled = money.state_part(scheduled_sums(contract))
    if scheduled == contract.state_money:
        return None
    message = _("Phần khoán và không khoán cộng lại %(parts)s, tiến độ cấp từ ngân sách %(scheduled)s.")
    params = {"parts": format_vnd(contract.state_money), "scheduled": format_vnd(scheduled)}
    basis = under_law(contract, MONEY, MONEY_2025)
    return Refusal(code="lump_sum_does_not_add_up", message=message, basis=basis, params=params)


def keeps_to_the_approval(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """No source gives more in a year than was approved."""
    basis = under_law(contract, MONEY, MONEY_2025)
    return next(money.above_approved(scheduled_sums(contract), money.lines_of(contract.task), basis), None)


def counterpart_is_proven(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Money beside the State's needs a paper that promises it."""
    if not contract.other_amount or contract.counterpart_proof:
        return None
    message = _("Chưa có giấy tờ về vốn đối ứng.")
    basis = under_law(contract, ("TTLT27-2015:11.2", "TT03-2023-BTC:8.2"), ("TT36-2025", "TT03-2023-BTC:8.2"))
    return Refusal(code="no_counterpart_proof", message=message, basis=basis, field="counterpart_proof")


def milestones_hold(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Milestones with money make a plan: results, days in order, sums that add up; those without only mark days."""
    milestones = [each.plain() for each in children_of(contract, "milestones")]
    rule = money_rule(contract).milestones
    if rule is None or not any(each.amount for each in milestones):
        return None
    return next(iter(plan_refusals(milestones, state_money=contract.state_money, rule=rule)), None)


def signs_in_power(contract: Contract, attempt: Attempt) -> Refusal | None:
    """The chairman signs; the director only by written delegation ("TUQ.")."""
    facts = attempt.facts
    if not isinstance(facts, SignFacts | TerminateFacts) or facts.delegation:
        return None
    if Role.CHAIRMAN in attempt.actor.roles_in(contract.province_id):
        return None
    message = _("Giám đốc Sở chỉ ký khi có văn bản ủy quyền của Chủ tịch UBND tỉnh.")
    basis = under_law(contract, SIGNING, SIGNING_2025)
    return Refusal(code="no_delegation", message=message, basis=basis, field="delegation")


def remuneration_is_within_the_money(contract: Contract, attempt: Attempt) -> Refusal | None:
    """Nobody is paid more for the task than it has."""
    if not isinstance(attempt.facts, RemunerationFacts):
        return None
    stated = sum(row.amount for row in attempt.facts.rows)
    if stated <= contract.value:
        return None
    message = _("Tổng thù lao %(stated)s lớn hơn giá trị hợp đồng %(value)s.")
    params = {"stated": format_vnd(stated), "value": format_vnd(contract.value)}
    return Refusal(code="paid_too_much", message=message, params=params, basis=PAYING, field="rows")


def remuneration_is_paid(contract: Contract, attempt: Attempt) -> Refusal | None:
    """What was paid, from the first day of the task on; what is to come is no proof."""
    if not isinstance(attempt.facts, RemunerationFacts):
        return None
    today = attempt.at.astimezone(LEGAL_ZONE).date()
    first = contract.starts_on or today
    strange = [row.name for row in attempt.facts.rows if not first <= row.paid_on <= today]
    if not strange:
        return None
    message = _("Ngày trả phải từ ngày bắt đầu nhiệm vụ đến hôm nay: %(names)s.")
    params = {"names": ", ".join(dict.fromkeys(strange))}
    return Refusal(code="not_paid_yet", message=message, params=params, basis=PAYING, field="rows")


def scheduled_sums(contract: Contract) -> dict[money.Key, int]:
    """The schedule of payments by source and year."""
    return money.summed(((row.source, row.year), row.amount) for row in contract.instalments.all())

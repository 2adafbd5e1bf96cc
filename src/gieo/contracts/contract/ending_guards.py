"""Preconditions of terminating, settling and closing out a contract."""

from collections.abc import Callable

from gieo.contracts import money
from gieo.contracts.contract import guards
from gieo.contracts.contract.facts import (
    CausedTerminateFacts,
    CloseOutFacts,
    ReturnedFacts,
    RiskFacts,
    TerminateFacts,
)
from gieo.contracts.models import Contract
from gieo.contracts.rules.advances import last_payment_refusals
from gieo.contracts.rules.refunds import Cause, Refund, Spent, refund
from gieo.kernel.law import Law
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.registry.models import LumpSumMode
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.rulebooks.models import LumpSumMode as RuledMode

LIQUIDATION = ("TT11-2014:15.1", "TT05-2014:PL.TL")
LIQUIDATION_2025 = ("TT36-2025",)
# Ratings with which a task is accepted; the law of 2025 knows "achieved" alone.
PASSED = frozenset({"met", "excellent", "achieved"})


def host_was_stopped(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """The host was told to stop before anything is decided (T32); after the term there is nothing to stop."""
    if contract.stopped_on or contract.ended_on:
        return None
    basis = guards.under_law(contract, ("TT04-2015:22",), ("ND267-2025:16",))
    return Refusal(code="not_stopped", message=_("Chưa có thông báo tạm dừng cho tổ chức chủ trì."), basis=basis)


def term_is_not_over(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Work can only go on while the term runs."""
    if contract.ended_on is None:
        return None
    basis = guards.under_law(contract, ("TT05-2014:PL.2",), ("TT36-2025",))
    return Refusal(code="term_is_over", message=_("Hợp đồng đã hết thời gian thực hiện."), basis=basis)


def term_is_over(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """The other way about."""
    if contract.ended_on:
        return None
    basis = guards.under_law(contract, ("TT05-2014:PL.2",), ("TT36-2025",))
    return Refusal(code="term_is_not_over", message=_("Hợp đồng chưa hết thời gian thực hiện."), basis=basis)


def money_is_explained(contract: Contract, attempt: Attempt) -> Refusal | None:
    """What was not used, used properly and not proven is all that was paid and not recovered."""
    facts = attempt.facts
    if not isinstance(facts, TerminateFacts):
        return None
    held = held_of(contract)
    told = facts.unused + facts.proven + facts.unproven
    if told == held:
        return None
    message = _("Ba phần cộng lại %(told)s, kinh phí ngân sách đang giữ %(held)s.")
    params = {"told": format_vnd(told), "held": format_vnd(held)}
    basis = guards.under_law(contract, ("TTLT27-2015:16",), ("LUAT93-2025:9",))
    return Refusal(code="money_not_explained", message=message, basis=basis, params=params, field="unused")


def held_of(contract: Contract) -> int:
    """State money the host holds: paid, neither recovered nor settled, in đồng."""
    lines = money.lines_of(contract.task)
    return money.state_part({key: line.open for key, line in lines.items()})


def refund_of(contract: Contract, facts: TerminateFacts, cause: Cause) -> Refund:
    """What goes back by the rulebook."""
    spent = Spent(unused=facts.unused, proven=facts.proven, unproven=facts.unproven)
    final = contract.lump_sum == LumpSumMode.FINAL_PRODUCT
    mode = RuledMode.FINAL_PRODUCT if final else RuledMode.PARTIAL
    return refund(spent, cause=cause, mode=mode, rule=guards.money_rule(contract))


def refund_is_lawful(cause: Cause | None) -> Callable[[Contract, Attempt], Refusal | None]:
    """The refund lies between the least and the most the rulebook knows; None: the facts name the cause."""

    def guard(contract: Contract, attempt: Attempt) -> Refusal | None:
        facts = attempt.facts
        if not isinstance(facts, TerminateFacts):
            return None
        named = Cause(facts.cause.value) if isinstance(facts, CausedTerminateFacts) else cause
        if named is None:
            raise TypeError("the row says no cause")
        due = refund_of(contract, facts, named)
        if due.may_be(facts.refund):
            return None
        message = _("Phải hoàn trả từ %(lowest)s đến %(highest)s.")
        params = {"lowest": format_vnd(due.lowest), "highest": format_vnd(due.highest)}
        basis = tuple(dict.fromkeys(key for line in due.lines for key in line.rule.basis))
        return Refusal(code="unlawful_refund", message=message, basis=basis, params=params, field="refund")

    return guard


def risk_is_accepted(_contract: Contract, attempt: Attempt) -> Refusal | None:
    """An accepted risk: the procedure was followed, without fraud, and it was reported in time."""
    facts = attempt.facts
    if not isinstance(facts, RiskFacts) or (facts.followed_procedure and facts.no_fraud and facts.reported_in_time):
        return None
    message = _("Chưa đủ ba điều kiện của rủi ro được chấp nhận: tuân thủ quy trình, không gian lận, báo cáo kịp thời.")
    return Refusal(code="risk_not_accepted", message=message, basis=("LUAT93-2025:9", "ND267-2025:35"))


# ---------------------------------------------------------------- before it is settled and closed out


def is_accepted(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """The last payment and the settlement wait for an acceptance."""
    rule = guards.money_rule(contract).last_payment
    return next(iter(last_payment_refusals(accepted=contract.task.rating in PASSED, rule=rule)), None)


def refund_is_paid(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """What had to come back has come back."""
    owed = owed_of(contract)
    if owed <= 0:
        return None
    params = {"recovered": format_vnd(contract.refund_due - owed), "due": format_vnd(contract.refund_due)}
    message = _("Đã thu hồi %(recovered)s, phải thu hồi %(due)s.")
    basis = guards.under_law(contract, ("TTLT27-2015:17",), ("TTLT27-2015:17", "LUAT93-2025:9"))
    return Refusal(code="refund_not_paid", message=message, basis=basis, params=params)


def refund_is_owed(contract: Contract, attempt: Attempt) -> Refusal | None:
    """No more comes back than the decision says is still due."""
    facts = attempt.facts
    if not isinstance(facts, ReturnedFacts):
        return None
    told, owed = sum(row.amount for row in facts.lines), owed_of(contract)
    if told <= owed:
        return None
    params = {"told": format_vnd(told), "owed": format_vnd(owed)}
    message = _("Ghi nhận %(told)s, theo quyết định chỉ còn phải hoàn trả %(owed)s.")
    basis = guards.under_law(contract, ("TTLT27-2015:17",), ("LUAT93-2025:9",))
    return Refusal(code="above_refund_due", message=message, basis=basis, params=params, field="lines")


def owed_of(contract: Contract) -> int:
    """What of the refund has not come back yet, in đồng."""
    lines = money.lines_of(contract.task)
    return contract.refund_due - money.state_part({key: line.recovered for key, line in lines.items()})


def came_from_what_was_paid(contract: Contract, attempt: Attempt) -> Refusal | None:
    """A line gets back at most what was paid from it; the decision speaks of State money alone."""
    facts = attempt.facts
    if not isinstance(facts, ReturnedFacts):
        return None
    room = {line.pk: line.open for line in money.lines_of(contract.task).values() if line.source in STATE_SOURCES}
    for row in facts.lines:
        left = room.get(row.line.pk, 0)
        if row.amount > left:
            params = {"line": row.line.name, "left": format_vnd(left)}
            message = _("%(line)s: đã cấp và chưa thu hồi chỉ có %(left)s.")
            basis = guards.under_law(contract, ("TTLT27-2015:17",), ("LUAT93-2025:9",))
            return Refusal(code="above_paid", message=message, basis=basis, params=params, field="lines")
        room[row.line.pk] = left - row.amount
    return None


def nothing_is_on_its_way(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """No request for money waits for an answer."""
    if not contract.disbursement_set.filter(state__in=("requested", "appraised")).exists():
        return None
    basis = guards.under_law(contract, ("ND95-2014:15.4",), ("TT39-2025",))
    return Refusal(code="payment_waiting", message=_("Còn đề nghị cấp kinh phí chưa trả lời."), basis=basis)


def advances_are_cleared(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Every advance is confirmed as spent or came back."""
    open_sum = sum(
        line.open for payment in contract.disbursement_set.filter(state="paid") for line in payment.lines.all()
    )
    if not open_sum:
        return None
    message = _("Còn %(open)s tạm ứng chưa thanh toán, chưa thu hồi.")
    basis = guards.under_law(contract, ("ND95-2014:15.2e", "ND95-2014:16.2đ"), ("TT39-2025",))
    return Refusal(code="advances_open", message=message, basis=basis, params={"open": format_vnd(open_sum)})


def products_and_assets_are_handed_over(contract: Contract, attempt: Attempt) -> Refusal | None:
    """Products and what the State's money bought are handed over."""
    facts = attempt.facts
    if not isinstance(facts, CloseOutFacts) or (facts.products_handed_over and facts.assets_handed_over):
        return None
    message = _("Chưa bàn giao đủ sản phẩm và tài sản.")
    basis = guards.under_law(contract, LIQUIDATION, LIQUIDATION_2025)
    return Refusal(code="not_handed_over", message=message, basis=basis, field="products_handed_over")


def result_is_registered(contract: Contract, attempt: Attempt) -> Refusal | None:
    """The result has its certificate. A terminated contract has none; the law of 2025 asks for none."""
    facts = attempt.facts
    if not isinstance(facts, CloseOutFacts) or facts.certificate or not needs_result_papers(contract):
        return None
    message = _("Chưa có giấy chứng nhận đăng ký kết quả.")
    return Refusal(code="no_certificate", message=message, basis=LIQUIDATION, field="certificate")


def result_is_recognised(contract: Contract, attempt: Attempt) -> Refusal | None:
    """The result is recognised; as above."""
    facts = attempt.facts
    if not isinstance(facts, CloseOutFacts) or facts.recognition or not needs_result_papers(contract):
        return None
    message = _("Chưa có quyết định công nhận kết quả.")
    return Refusal(code="not_recognised", message=message, basis=("TT11-2014:17", *LIQUIDATION), field="recognition")


def needs_result_papers(contract: Contract) -> bool:
    """Whether its liquidation waits for certificate and recognition."""
    return contract.terminated_on is None and contract.law is Law.L2013

"""Preconditions of a commissioned task's moves."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.commissioned_task.facts import PreparationFacts
from gieo.proposals.models import CommissionedTask
from gieo.registry.models import Assignment
from gieo.rulebooks import library

ORDERING = ("ND08-2014:29", "TT06-2023:2.2")
TEXT = ("TT06-2023:6",)


def has_a_body_or_a_reason(task: CommissionedTask, attempt: Attempt) -> Refusal | None:
    """A task that no body commissions says why (CT-2-3a)."""
    facts = attempt.facts
    if isinstance(facts, PreparationFacts):
        has_body, reason = facts.body is not None or facts.order is not None, facts.no_order_reason
    else:
        has_body, reason = task.commissioning_body is not None, task.no_order_reason
    if has_body or reason.strip():
        return None
    message = _("Nêu cơ quan đặt hàng, hoặc lý do nhiệm vụ không có cơ quan đặt hàng.")
    return Refusal(code="nobody_commissions", message=message, basis=ORDERING, field="no_order_reason")


def names_products(task: CommissionedTask, attempt: Attempt) -> Refusal | None:
    """An order without products orders nothing."""
    products = attempt.facts.products if isinstance(attempt.facts, PreparationFacts) else task.products
    if products:
        return None
    message = _("Nội dung đặt hàng phải nêu ít nhất một sản phẩm.")
    return Refusal(code="no_products", message=message, basis=TEXT, field="products")


def direct_assignment_has_a_ground(task: CommissionedTask, _attempt: Attempt) -> Refusal | None:
    """Without a call only on a ground of the law."""
    grounds = library.get(task.rulebook).direct_assignment_grounds
    if task.assignment != Assignment.DIRECT_ASSIGNMENT or task.direct_ground in {rule.key for rule in grounds}:
        return None
    message = _("Giao trực tiếp chỉ khi có một trong các căn cứ của luật.")
    basis = tuple(dict.fromkeys(key for rule in grounds for key in rule.basis))
    return Refusal(code="no_direct_ground", message=message, basis=basis, field="direct_ground")

"""Preconditions of a commissioned task's moves."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.commissioned_task.facts import PreparationFacts
from gieo.proposals.models import CommissionedTask
from gieo.registry.models import Assignment
from gieo.rulebooks import library

ORDERING = ("ND08-2014:29", "TT06-2023:2.2")
TEXT = ("TT06-2023:6",)


def names_a_body_or_a_reason(_task: CommissionedTask, attempt: Attempt) -> Refusal | None:
    """What is typed says who commissions, or why nobody does (CT-2-3a)."""
    facts = attempt.facts
    if not isinstance(facts, PreparationFacts) or facts.body is not None or facts.order is not None:
        return None
    return None if facts.no_order_reason.strip() else _nobody_commissions()


def has_a_body_or_a_reason(task: CommissionedTask, _attempt: Attempt) -> Refusal | None:
    """A task that no body commissions says why (CT-2-3a)."""
    if task.commissioning_body is not None or task.no_order_reason.strip():
        return None
    return _nobody_commissions()


def _nobody_commissions() -> Refusal:
    message = _("Nêu cơ quan đặt hàng, hoặc lý do nhiệm vụ không có cơ quan đặt hàng.")
    return Refusal(code="nobody_commissions", message=message, basis=ORDERING, field="no_order_reason")


def names_products(_task: CommissionedTask, attempt: Attempt) -> Refusal | None:
    """What is typed orders something."""
    facts = attempt.facts
    return _no_products() if isinstance(facts, PreparationFacts) and not facts.products else None


def has_products(task: CommissionedTask, _attempt: Attempt) -> Refusal | None:
    """An order without products orders nothing."""
    return None if task.products else _no_products()


def _no_products() -> Refusal:
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

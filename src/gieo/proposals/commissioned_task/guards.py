"""Preconditions of a commissioned task's moves."""

from collections.abc import Sequence

from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.text import search_key
from gieo.kernel.workflow import Attempt
from gieo.proposals.commissioned_task.facts import DivisionFacts, PreparationFacts
from gieo.proposals.models import CommissionedTask
from gieo.registry.models import Assignment
from gieo.rulebooks import library
from gieo.rulebooks.models import OrderStructure, StructureRule

ORDERING = ("ND08-2014:29", "TT06-2023:2.2")
TEXT = ("TT06-2023:6",)
DIVIDING = ("ND267-2025:10",)
ORDERED = {Law.L2013: ORDERING, Law.L2025: DIVIDING}


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


# ---------------------------------------------------------------- one order, several tasks (law of 2025)


def structure_is_known(item: CommissionedTask, attempt: Attempt) -> Refusal | None:
    """Only in a way the rulebook knows."""
    facts = attempt.facts
    if not isinstance(facts, DivisionFacts) or _rule(item, facts) is not None:
        return None
    message = _("Bộ quy tắc không có hình thức này: một đặt hàng là một nhiệm vụ.")
    return Refusal(code="unknown_structure", message=message, basis=DIVIDING, field="structure")


def parts_are_as_many(item: CommissionedTask, attempt: Attempt) -> Refusal | None:
    """At least two, and no more than the rulebook allows."""
    facts = attempt.facts
    if not isinstance(facts, DivisionFacts):
        return None
    rule = _rule(item, facts)
    if rule is None:
        return None
    most = library.get(item.rulebook).figures[rule.most] if rule.most else None
    if len(facts.parts) < rule.least:
        params: dict[str, str | int] = {"what": rule.text, "least": rule.least}
        message = _("%(what)s phải có ít nhất %(least)d nhiệm vụ.")
        return Refusal(code="too_few_parts", message=message, basis=rule.basis, params=params, field="parts")
    if most is not None and not most.holds_for(len(facts.parts)):
        params = {"what": rule.text, "most": most.value}
        message = _("%(what)s có nhiều nhất %(most)d nhiệm vụ.")
        return Refusal(code="too_many_parts", message=message, basis=most.basis, params=params, field="parts")
    return None


def approaches_differ(item: CommissionedTask, attempt: Attempt) -> Refusal | None:
    """Side by side only where approaches differ; of two tasks with one name nobody knows which is meant."""
    facts = attempt.facts
    if not isinstance(facts, DivisionFacts):
        return None
    rule = _rule(item, facts)
    if rule is None:
        return None
    if _twice([part.title for part in facts.parts]):
        message = _("Mỗi nhiệm vụ phải có tên riêng.")
        return Refusal(code="parts_of_one_name", message=message, basis=rule.basis, field="parts")
    if rule.key is OrderStructure.PARALLEL and _twice([part.approach for part in facts.parts]):
        message = _("Thực hiện song song chỉ khi cách tiếp cận khác nhau và nội dung cốt lõi không trùng.")
        return Refusal(code="same_approach", message=message, basis=rule.basis, field="parts")
    return None


def is_divided(item: CommissionedTask, _attempt: Attempt) -> Refusal | None:
    """What is one task cannot be put together."""
    if item.parts:
        return None
    message = _("Đặt hàng chưa được chia.")
    return Refusal(code="not_divided", message=message, basis=DIVIDING)


def _rule(item: CommissionedTask, facts: DivisionFacts) -> StructureRule | None:
    return library.get(item.rulebook).order_structure(str(facts.structure.id))


def _twice(words: Sequence[str]) -> bool:
    return len({search_key(each) for each in words}) < len(words)

"""Preconditions of an order's moves."""

from gieo.identity.models import OrganisationKind
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.matters.selectors import products_of
from gieo.orientation.models import Order
from gieo.orientation.order.facts import OrderFacts
from gieo.rulebooks import library
from gieo.rulebooks.models import PRODUCTS

# What a body orders by, and what it must rest its order on.
ORDERING = {Law.L2013: ("ND08-2014:29",), Law.L2025: ("LUAT93-2025:16",)}
GROUNDS = {Law.L2013: ("TT06-2023:3",), Law.L2025: ORDERING[Law.L2025]}


def has_grounds(order: Order, _attempt: Attempt) -> Refusal | None:
    """No order goes out without at least one ground (CT-1-1a)."""
    if order.grounds:
        return None
    message = _("Chưa chọn căn cứ đặt hàng: quy hoạch, kế hoạch, nhiệm vụ trọng tâm hoặc vấn đề bức thiết.")
    return Refusal(code="no_grounds", message=message, basis=GROUNDS[order.law], field="grounds")


def serves_a_listed_product(order: Order, attempt: Attempt) -> Refusal | None:
    """A district that has listed its main products orders for one of them (CT-1-1b)."""
    facts = attempt.facts
    named = facts.local_product if isinstance(facts, OrderFacts) else order.local_product_id
    if named or order.body.kind != OrganisationKind.DISTRICT or not products_of([order.body_id]).exists():
        return None
    message = _("Chọn sản phẩm chủ lực, đặc trưng của địa phương mà đặt hàng phục vụ.")
    basis = library.get(order.rulebook).register(PRODUCTS).basis
    return Refusal(code="no_product", message=message, basis=basis, field="local_product")

"""What the moves of an order write beside its state."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import Order, OrientationItem
from gieo.orientation.order.facts import OrderFacts, UseFacts
from gieo.rulebooks import library

WINDOW = "orders"


def rewrite(order: Order, attempt: Attempt) -> None:
    """Take over what was typed."""
    facts = attempt.facts
    if isinstance(facts, OrderFacts):
        fill(order, facts)


def fill(order: Order, facts: OrderFacts) -> None:
    """The content of an order, from what was asked."""
    for name in ("title", "plan_year", "citation", "need", "expected_result", "application_address", "product"):
        setattr(order, name, getattr(facts, name))
    order.document = facts.document
    order.science_field = str(facts.field.id) if facts.field else ""
    order.local_product_id = facts.local_product.pk if facts.local_product else None
    order.grounds = [ground.model_dump() for ground in facts.grounds]


def stamp(order: Order, attempt: Attempt) -> None:
    """When it arrived, and whether that was after the standing window (CT-1-1c)."""
    order.sent_at = attempt.at
    window = library.get(order.rulebook).windows.get(WINDOW)
    year = order.plan_year or attempt.at.astimezone(LEGAL_ZONE).year + 1
    order.is_late = window is not None and attempt.at >= window.closes_at(year - 1)


def take_up(order: Order, attempt: Attempt) -> None:
    """Tie it to the items of the orientation that answer it (CT-1-2a)."""
    if isinstance(attempt.facts, UseFacts):
        order.items.set(OrientationItem.objects.filter(pk__in=[item.pk for item in attempt.facts.items]))

"""What people are told when an order moves."""

from gieo.core import events
from gieo.dossiers.telling import tell_bodies, tell_officers


def subscribe() -> None:
    """The officers hear of what was sent, the body of what became of it."""
    for event in ("order.sent", "order.not_supplemented"):
        events.subscribe(event, tell_officers)
    for event in ("order.returned", "order.not_supplemented", "order.used", "order.left_out"):
        events.subscribe(event, tell_bodies)

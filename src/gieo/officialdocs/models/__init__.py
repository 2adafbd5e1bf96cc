"""Tables of official documents."""

from gieo.officialdocs.models.delivery import Channel, Delivery

__all__ = ["Channel", "Delivery"]

"""Tables of official documents."""

from gieo.officialdocs.models.delivery import Channel, Delivery
from gieo.officialdocs.models.item_wording import ItemWording

__all__ = ["Channel", "Delivery", "ItemWording"]

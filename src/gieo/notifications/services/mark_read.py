"""The reader has seen it."""

from datetime import datetime

from gieo.kernel.actors import Actor
from gieo.notifications.selectors import unread_for


def mark_read(*, actor: Actor, at: datetime, alert: int | None = None) -> int:
    """Mark one alert of the actor as read, or all of them; returns how many were not.

    Somebody else's alert is simply not among them.
    """
    unread = unread_for(actor)
    if alert is not None:
        unread = unread.filter(pk=alert)
    return unread.update(read_at=at)

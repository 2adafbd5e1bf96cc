"""The reader has seen it."""

from datetime import datetime

from gieo.kernel.actors import Actor
from gieo.notifications.models import Alert


def mark_read(*, actor: Actor, at: datetime) -> int:
    """Mark every alert of the actor as read; returns how many were not."""
    return Alert.objects.filter(user=actor.user, read_at__isnull=True).update(read_at=at)

"""Tables of the notifications."""

from gieo.notifications.models.alert import Alert

__all__ = ["Alert"]

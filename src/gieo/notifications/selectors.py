"""Questions about alerts."""

from django.db.models import QuerySet

from gieo.kernel.actors import Actor
from gieo.notifications.models import Alert


def visible_to(actor: Actor) -> QuerySet[Alert]:
    """One's own."""
    return Alert.objects.filter(user=actor.user) if actor.user else Alert.objects.none()


def unread_count(actor: Actor) -> int:
    """How many are not read yet."""
    return visible_to(actor).filter(read_at__isnull=True).count()

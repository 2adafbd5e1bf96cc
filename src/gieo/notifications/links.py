"""The link by which a reader stops the mails of one topic, without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

PURPOSE = "notifications.stop"


def way_out(user: int, topic: str) -> str:
    """The whole address; signed for this reader and this topic, of no use for anything else."""
    token = signing.dumps([user, topic], salt=PURPOSE)
    return f"{settings.BASE_URL}{reverse('notifications:stop', args=[token])}"


def behind(token: str) -> tuple[int, str] | None:
    """Account and topic of a link; None for a link that nobody signed."""
    try:
        user, topic = signing.loads(token, salt=PURPOSE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(user), str(topic)

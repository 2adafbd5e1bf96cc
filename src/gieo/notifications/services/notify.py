"""Tell people something, once."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gieo.identity.models import User
from gieo.kernel import text
from gieo.notifications.jobs import send_mail
from gieo.notifications.models import Alert

if TYPE_CHECKING:
    from procrastinate.types import JSONValue

LONGEST_SUBJECT = 250


@transaction.atomic
def notify(*, users: Iterable[User], key: str, subject: str, body: str, at: datetime, url: str = "") -> list[Alert]:
    """Show an alert to each account and send it by e-mail.

    The mails join the present transaction: what is rolled back is not sent.

    Args:
        users: the accounts; one named twice is told once.
        key: of the event; the same key says it once, so that a handler may be called again.
        subject: one line; what does not fit is cut.
        body: plain text.
        at: the instant of the event.
        url: where to go on, without the host.

    Returns:
        The alerts that are new.
    """
    wanted = {user.pk: user for user in users}
    known = set(Alert.objects.filter(key=key, user__in=wanted).values_list("user", flat=True))
    line = text.collapse(subject)[:LONGEST_SUBJECT]
    fresh = Alert.objects.bulk_create(
        Alert(user=user, key=key, subject=line, body=body, url=url, at=at)
        for pk, user in wanted.items()
        if pk not in known
    )
    if fresh:
        jobs: list[dict[str, JSONValue]] = [{"alert_id": alert.pk} for alert in fresh]
        send_mail.batch_defer(*jobs)
    return fresh

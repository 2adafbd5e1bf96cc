"""Tell people something, once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gieo.identity.models import User
from gieo.notifications.jobs import send_mail
from gieo.notifications.models import Alert


@transaction.atomic
def notify(*, users: Iterable[User], key: str, subject: str, body: str, at: datetime, url: str = "") -> list[Alert]:
    """Show an alert to each account and send it by e-mail.

    The same key says it once: a handler that is called again adds nothing. The mails join the present transaction.
    """
    wanted = [Alert(user=user, key=key, subject=subject, body=body, url=url, at=at) for user in users]
    known = set(Alert.objects.filter(key=key, user__in=[alert.user for alert in wanted]).values_list("user", flat=True))
    fresh = Alert.objects.bulk_create(alert for alert in wanted if alert.user_id not in known)
    for alert in fresh:
        send_mail.defer(alert_id=alert.pk)
    return fresh

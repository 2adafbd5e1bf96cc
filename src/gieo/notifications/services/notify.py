"""Tell people something, once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gieo.core.rewriting import enter
from gieo.identity.models import User
from gieo.kernel import text
from gieo.notifications.jobs import send_mail
from gieo.notifications.models import Alert

if TYPE_CHECKING:
    from procrastinate.types import JSONValue

LONGEST_SUBJECT = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something to be said; see `notify`."""

    users: Iterable[User]
    key: str
    subject: str
    body: str
    url: str = ""


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
    return notify_all([Message(users=users, key=key, subject=subject, body=body, url=url)], at=at)


@transaction.atomic
def notify_all(messages: Iterable[Message], *, at: datetime) -> list[Alert]:
    """The same for many messages, in as many statements as for one."""
    wanted = {(message.key, user.pk): (message, user) for message in messages for user in message.users}
    keys, users = {key for key, _user in wanted}, {user for _key, user in wanted}
    known = set(Alert.objects.filter(key__in=keys, user__in=users).order_by().values_list("key", "user"))
    fresh = [
        Alert(
            user=user,
            key=message.key,
            subject=text.collapse(message.subject)[:LONGEST_SUBJECT],
            body=message.body,
            url=message.url,
            at=at,
        )
        for place, (message, user) in wanted.items()
        if place not in known
    ]
    if fresh:
        enter(fresh)
        jobs: list[dict[str, JSONValue]] = [{"alert_id": alert.pk} for alert in fresh]
        send_mail.batch_defer(*jobs)
    return fresh

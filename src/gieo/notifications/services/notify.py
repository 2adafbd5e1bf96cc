"""Tell people something, once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from gieo.core import lookups
from gieo.core.prepared import Prepared
from gieo.core.rewriting import enter
from gieo.identity.models import User
from gieo.kernel import text
from gieo.notifications.habits import habits_of
from gieo.notifications.jobs import send_mail
from gieo.notifications.models import Alert
from gieo.rulebooks.models import Topic

if TYPE_CHECKING:
    from django.db.models import QuerySet
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
    topic: Topic = Topic.ANSWER


def notify(
    *,
    users: Iterable[User],
    key: str,
    subject: str,
    body: str,
    at: datetime,
    url: str = "",
    topic: Topic = Topic.ANSWER,
) -> list[Alert]:
    """Show an alert to each account and send it by e-mail.

    The mails join the present transaction: what is rolled back is not sent. What is urgent leaves at once; the rest
    when its reader wants mail (`gieo.notifications.habits`).

    Args:
        users: the accounts; one named twice is told once.
        key: of the event; the same key says it once, so that a handler may be called again.
        subject: one line; what does not fit is cut.
        body: plain text.
        at: the instant of the event.
        url: where to go on, without the host.
        topic: what it is about; what names none is an answer to a party, which nobody can stop.

    Returns:
        The alerts that are new.
    """
    return notify_all([Message(users=users, key=key, subject=subject, body=body, url=url, topic=topic)], at=at)


@transaction.atomic
def notify_all(messages: Iterable[Message], *, at: datetime) -> list[Alert]:
    """The same for many messages, in as many statements as for one."""
    wanted = {(message.key, user.pk): (message, user) for message in messages for user in message.users}
    events, accounts = {event for event, _account in wanted}, {account for _event, account in wanted}
    known = set(_TOLD.ask(events=lookups.spelled(events), accounts=lookups.spelled(accounts))) if wanted else set()
    fresh = [
        Alert(
            user=user,
            key=message.key,
            subject=text.collapse(message.subject)[:LONGEST_SUBJECT],
            body=message.body,
            url=message.url,
            topic=message.topic,
            at=at,
        )
        for place, (message, user) in wanted.items()
        if place not in known
    ]
    if fresh:
        _hold_back(fresh, at)
        enter(fresh)
        leaving = [alert for alert in fresh if alert.held_until is None and not alert.unmailed]
        jobs: list[dict[str, JSONValue]] = [{"alert_id": alert.pk} for alert in leaving]
        send_mail.batch_defer(*jobs)
    return fresh


def _told(events: str, accounts: str) -> "QuerySet[Alert, tuple[str, int]]":
    """Which of these events were told to which of these accounts."""
    alerts = Alert.objects.filter(key__any_of=lookups.codes(events), user__any_of=lookups.keys(accounts))
    return alerts.order_by().values_list("key", "user")


# Asked whenever anybody is told anything: spelled once.
_TOLD = Prepared(_told, events="{}", accounts="{-1}")


def _hold_back(alerts: list[Alert], at: datetime) -> None:
    """Which mails wait for the morning, and which are not wanted at all."""
    habits = habits_of([alert.user for alert in alerts], at=at)
    for alert in alerts:
        reader = habits[alert.user_id]
        topic = reader.rule.topic(alert.topic)
        alert.unmailed = not reader.wants(topic)
        alert.held_until = None if alert.unmailed else reader.held_until(topic, at)

"""Alerts as mails: each alone, or what waited for the morning in one."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.notifications.habits import habits_of
from gieo.notifications.links import way_out
from gieo.notifications.models import Alert
from gieo.rulebooks.models import TopicRule


class NoAddress(Exception):  # noqa: N818  (an answer, read as a sentence)
    """The account has no address to write to."""


def deliver(alert: Alert) -> None:
    """Hand the mail to the mail server.

    Raises:
        NoAddress: there is none.
        SMTPException, OSError: the server is away or refuses.
    """
    _post([alert], f"[Gieo] {alert.subject}", _said(alert))


def deliver_bundle(alerts: Sequence[Alert]) -> None:
    """Hand what waited for one reader to the mail server as one mail; one alone goes as itself.

    Raises:
        NoAddress: there is none.
        SMTPException, OSError: the server is away or refuses.
    """
    if len(alerts) == 1:
        deliver(alerts[0])
        return
    subject = _("[Gieo] %(number)s tin: %(first)s, …") % {"number": len(alerts), "first": alerts[0].subject}
    parts = [f"{at}. {alert.subject}\n\n{_said(alert)}" for at, alert in enumerate(alerts, start=1)]
    _post(alerts, subject, "\n\n---\n\n".join(parts))


def _said(alert: Alert) -> str:
    link = f"\n\n{settings.BASE_URL}{alert.url}" if alert.url else ""
    return f"{alert.body}{link}"


def _post(alerts: Sequence[Alert], subject: str, words: str) -> None:
    """With the way to the settings, and out of each topic that may be stopped (RFC 2369 where there is one)."""
    user = alerts[0].user
    if not user.email:
        raise NoAddress(_("Tài khoản không có địa chỉ thư."))
    ways = [(rule, way_out(user.pk, rule.key)) for rule in _stoppable(alerts)]
    foot = [_("Giờ nhận thư, loại thư: %(link)s") % {"link": f"{settings.BASE_URL}{reverse('notifications:mail')}"}]
    foot += [_("Thôi nhận thư về “%(what)s”: %(link)s") % {"what": rule.what, "link": way} for rule, way in ways]
    headers = {"List-Unsubscribe": f"<{ways[0][1]}>"} if len(ways) == 1 and len(alerts) == 1 else {}
    body = "\n\n-- \n".join([words, "\n".join(foot)])
    EmailMessage(subject, body, to=[user.email], headers=headers).send()


def _stoppable(alerts: Sequence[Alert]) -> list[TopicRule]:
    rule = habits_of([alerts[0].user], at=clock.now())[alerts[0].user_id].rule
    topics = sorted({alert.topic for alert in alerts})
    return [rule.topic(topic) for topic in topics if rule.topic(topic).may_stop]

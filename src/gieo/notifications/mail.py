"""An alert as a mail."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from gieo.notifications.models import Alert


class NoAddress(Exception):  # noqa: N818  (an answer, read as a sentence)
    """The account has no address to write to."""


def deliver(alert: Alert) -> None:
    """Hand the mail to the mail server.

    Raises:
        NoAddress: there is none.
        SMTPException, OSError: the server is away or refuses.
    """
    if not alert.user.email:
        raise NoAddress(_("Tài khoản không có địa chỉ thư."))
    link = f"\n\n{settings.BASE_URL}{alert.url}" if alert.url else ""
    EmailMessage(f"[Gieo] {alert.subject}", f"{alert.body}{link}", to=[alert.user.email]).send()

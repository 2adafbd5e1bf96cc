"""Tables of the notifications."""

from gieo.notifications.models.alert import Alert
from gieo.notifications.models.mail_settings import MailSettings

__all__ = ["Alert", "MailSettings"]

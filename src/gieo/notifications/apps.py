"""Application: Alerts in the application and by e-mail."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Alerts in the application and by e-mail."""

    name = "gieo.notifications"
    label = "notifications"
    verbose_name = "Thông báo"

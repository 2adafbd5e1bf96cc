"""Application: The shell: layout, navigation, home page per role, public site, roots of addresses."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The shell: layout, navigation, home page per role, public site, roots of addresses."""

    name = "gieo.portal"
    label = "portal"
    verbose_name = "Cổng"

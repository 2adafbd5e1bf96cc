"""Application of people and bodies."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """People, bodies, territory, seats."""

    name = "gieo.identity"
    label = "identity"
    verbose_name = "Con người và tổ chức"

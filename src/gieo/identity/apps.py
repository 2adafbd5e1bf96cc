"""Application of people and bodies."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """People, bodies, territory, seats."""

    name = "gieo.identity"
    label = "identity"
    verbose_name = "Con người và tổ chức"

    def ready(self) -> None:
        """Listen to the sign-in library."""
        from gieo.identity.web import handlers, session_life

        handlers.connect()
        session_life.connect()

"""Application of the base."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Holds the trail, the numbering series and the events."""

    name = "gieo.core"
    label = "core"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        """Teach the fields their further lookups."""
        from gieo.core import lookups  # noqa: F401

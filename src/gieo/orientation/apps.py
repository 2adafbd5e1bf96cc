"""Application of the orientation: official notices become windows to propose in."""

from django.apps import AppConfig


class OrientationConfig(AppConfig):
    """Notices, their fields and items, windows."""

    name = "gieo.orientation"
    label = "orientation"
    verbose_name = "Định hướng"

    def ready(self) -> None:
        """Tie the table to its model."""
        from gieo.core.workflows import bind
        from gieo.orientation.models import OrientationNotice
        from gieo.orientation.workflow import ORIENTATION_NOTICE

        bind(OrientationNotice, ORIENTATION_NOTICE)

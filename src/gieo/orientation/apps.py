"""Application of the orientation: official notices become windows to propose in."""

from django.apps import AppConfig


class OrientationConfig(AppConfig):
    """Notices, their fields and items, windows."""

    name = "gieo.orientation"
    label = "orientation"
    verbose_name = "Định hướng"

    def ready(self) -> None:
        """Tie the table to its model."""
        from gieo.dossiers import kinds
        from gieo.orientation.kinds import KINDS

        for kind in KINDS:
            kinds.register(kind)

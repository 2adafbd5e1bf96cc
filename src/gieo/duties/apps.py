"""Application of the duties."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """What bodies owe every year."""

    name = "gieo.duties"
    label = "duties"
    verbose_name = "Nghĩa vụ"

    def ready(self) -> None:
        """Tie the table to its model."""
        from gieo.dossiers import kinds
        from gieo.duties.kinds import KINDS

        for kind in KINDS:
            kinds.register(kind)

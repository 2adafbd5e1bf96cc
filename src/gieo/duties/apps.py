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
        from gieo.duties.services.take_over_directive import take_over_directive
        from gieo.orientation import consequences
        from gieo.orientation.models import ReadingKind

        for kind in KINDS:
            kinds.register(kind)
        consequences.register(ReadingKind.DIRECTIVE, take_over_directive)

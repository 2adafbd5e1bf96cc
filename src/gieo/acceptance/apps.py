"""Application of the acceptance of finished tasks."""

from django.apps import AppConfig


class AcceptanceConfig(AppConfig):
    """Acceptance and registration of results."""

    name = "gieo.acceptance"
    label = "acceptance"
    verbose_name = "Nghiệm thu"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.acceptance.kinds import KINDS
        from gieo.dossiers import kinds

        for kind in KINDS:
            kinds.register(kind)

"""Application of the outcomes: from an accepted result to its use elsewhere."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Effect, dissemination, use and replication of results."""

    name = "gieo.outcomes"
    label = "outcomes"
    verbose_name = "Kết quả"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.dossiers import kinds
        from gieo.outcomes.kinds import KINDS

        for kind in KINDS:
            kinds.register(kind)

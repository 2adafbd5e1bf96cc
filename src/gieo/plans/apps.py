"""Application of the plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, their targets and tasks."""

    name = "gieo.plans"
    label = "plans"
    verbose_name = "Kế hoạch"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.dossiers import kinds
        from gieo.plans.kinds import KINDS

        for kind in KINDS:
            kinds.register(kind)

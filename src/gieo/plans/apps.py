"""Application of the plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, their targets and tasks."""

    name = "gieo.plans"
    label = "plans"
    verbose_name = "Kế hoạch"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.dossiers import kinds, summaries
        from gieo.orientation import consequences
        from gieo.orientation.models import ReadingKind
        from gieo.plans.kinds import KINDS
        from gieo.plans.services.take_over_plan import take_over_plan
        from gieo.plans.summaries import SUMMARIES

        for kind in KINDS:
            kinds.register(kind)
        summaries.register(SUMMARIES)
        consequences.register(ReadingKind.PLAN, take_over_plan)

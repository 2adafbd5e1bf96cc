"""Application of the outcomes: from an accepted result to its use elsewhere."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Effect, dissemination, use and replication of results."""

    name = "gieo.outcomes"
    label = "outcomes"
    verbose_name = "Kết quả"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.dossiers import kinds, summaries
        from gieo.kernel.refusal import _
        from gieo.outcomes.kinds import KINDS
        from gieo.outcomes.summaries import SUMMARIES

        for kind in KINDS:
            kinds.register(kind)
        summaries.register(SUMMARIES)
        kinds.add_stage_page("ket-qua", kinds.FurtherPage(_("Đường đi của kết quả"), "outcomes:way", "route"))

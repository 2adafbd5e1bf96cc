"""Application of the running tasks."""

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    """Progress reports, checks, inspections, findings, adjustments."""

    name = "gieo.execution"
    label = "execution"
    verbose_name = "Thực hiện"

    def ready(self) -> None:
        """Put the kinds on the docket; tell contracts how many reports are missing."""
        from gieo.contracts import reporting
        from gieo.dossiers import kinds
        from gieo.execution.kinds import KINDS
        from gieo.execution.selectors import missed_reports

        for kind in KINDS:
            kinds.register(kind)
        reporting.register(missed_reports)

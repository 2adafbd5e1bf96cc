"""Application of the running tasks."""

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    """Progress reports, checks, inspections, findings, adjustments."""

    name = "gieo.execution"
    label = "execution"
    verbose_name = "Thực hiện"

    def ready(self) -> None:
        """Put the kinds on the docket; say what stands against paying."""
        from gieo.contracts import objections
        from gieo.councils import sanctions
        from gieo.councils.enrolment import enrol
        from gieo.dossiers import kinds, summaries
        from gieo.execution.adjustment.council import ADJUSTMENT_COUNCIL
        from gieo.execution.adjustment.kind import ADJUSTMENT_KIND
        from gieo.execution.kinds import KINDS
        from gieo.execution.objections import OBJECTIONS
        from gieo.execution.sanctions import in_force_on
        from gieo.execution.summaries import SUMMARIES

        for kind in KINDS:
            kinds.register(kind)
        enrol(ADJUSTMENT_KIND, ADJUSTMENT_COUNCIL)
        summaries.register(SUMMARIES)
        sanctions.register(in_force_on)
        for objection in OBJECTIONS:
            objections.register(objection)

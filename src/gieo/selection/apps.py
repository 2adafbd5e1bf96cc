"""Application of the selection: from the call for hosts to the decision that names one."""

from django.apps import AppConfig


class SelectionConfig(AppConfig):
    """Calls, sealed applications, councils that score them, appraisal of the money, approval."""

    name = "gieo.selection"
    label = "selection"
    verbose_name = "Tuyển chọn"

    def ready(self) -> None:
        """Tie the tables to their models hear the events that move applications and those that hosts wait for."""
        from gieo.complaints import decisions
        from gieo.councils.enrolment import enrol
        from gieo.dossiers import kinds
        from gieo.selection import alerts, handlers
        from gieo.selection.application.kind import APPLICATION_KIND, pages_of_its_host
        from gieo.selection.budget_appraisal.kind import BUDGET_APPRAISAL_KIND, pages_of_who_prepares
        from gieo.selection.complained import decisions_on
        from gieo.selection.kinds import KINDS
        from gieo.selection.selection.kind import SELECTION_KIND
        from gieo.selection.selection.procedure import SELECTION_PROCEDURE

        for kind in KINDS:
            kinds.register(kind)
        kinds.add_pages(APPLICATION_KIND, pages_of_its_host)
        kinds.add_pages(BUDGET_APPRAISAL_KIND, pages_of_who_prepares)
        enrol(SELECTION_KIND, SELECTION_PROCEDURE)
        handlers.subscribe()
        decisions.register(APPLICATION_KIND.name, decisions_on)
        alerts.subscribe()

"""Application of the acceptance of finished tasks."""

from django.apps import AppConfig


class AcceptanceConfig(AppConfig):
    """Acceptance and registration of results."""

    name = "gieo.acceptance"
    label = "acceptance"
    verbose_name = "Nghiệm thu"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.acceptance.acceptance.kind import ACCEPTANCE_KIND
        from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL
        from gieo.acceptance.kinds import KINDS
        from gieo.councils.enrolment import enrol
        from gieo.dossiers import kinds

        for kind in KINDS:
            kinds.register(kind)
        enrol(ACCEPTANCE_KIND, ACCEPTANCE_COUNCIL)

"""Application of the audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Proof of what was done, for whoever comes to look."""

    name = "gieo.audit"
    label = "audit"
    verbose_name = "Kiểm toán"

    def ready(self) -> None:
        """Lead from every dossier of a task to what proves its procedure."""
        from gieo.audit.procedure import page_beside
        from gieo.dossiers.kinds import add_pages, kinds

        for kind in kinds():
            add_pages(kind, page_beside)

"""Application of the complaints."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Complaints about what was decided on a proposal or an application."""

    name = "gieo.complaints"
    label = "complaints"
    verbose_name = "Khiếu nại"

    def ready(self) -> None:
        """Tie the table to its model and hear its events."""
        from gieo.complaints import handlers
        from gieo.complaints.complaint.kind import COMPLAINT_KIND
        from gieo.dossiers import kinds

        kinds.register(COMPLAINT_KIND)
        handlers.subscribe()

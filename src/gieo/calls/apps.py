"""Application of the calls as everybody meets them."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    """The list of calls, the question desk."""

    name = "gieo.calls"
    label = "calls"
    verbose_name = "Đợt nhận"

    def ready(self) -> None:
        """Tie the table to its model, hear its events."""
        from gieo.calls import handlers
        from gieo.calls.question.kind import CALL_QUESTION_KIND, public_page
        from gieo.dossiers import kinds

        kinds.register(CALL_QUESTION_KIND)
        kinds.add_pages(CALL_QUESTION_KIND, public_page)
        handlers.subscribe()

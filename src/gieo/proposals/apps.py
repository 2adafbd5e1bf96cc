"""Application of the proposals: propose, receive, screen."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Proposals and their receipts."""

    name = "gieo.proposals"
    label = "proposals"
    verbose_name = "Đề xuất"

    def ready(self) -> None:
        """Tie the table to its model and open its files to its readers, hear its events."""
        from gieo.core.workflows import bind
        from gieo.files import doors
        from gieo.proposals import handlers, selectors
        from gieo.proposals.models import Proposal
        from gieo.proposals.workflow import PROPOSAL

        bind(Proposal, PROPOSAL)
        doors.register("proposals", selectors.may_read_file)
        handlers.subscribe()

"""Application of the proposals: propose, receive, screen."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Proposals and their receipts."""

    name = "gieo.proposals"
    label = "proposals"
    verbose_name = "Đề xuất"

    def ready(self) -> None:
        """Tie the table to its model."""
        from gieo.core.workflows import bind
        from gieo.proposals.models import Proposal
        from gieo.proposals.workflow import PROPOSAL

        bind(Proposal, PROPOSAL)

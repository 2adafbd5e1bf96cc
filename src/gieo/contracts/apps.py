"""Application of the contracts."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Contracts and disbursements."""

    name = "gieo.contracts"
    label = "contracts"
    verbose_name = "Hợp đồng"

    def ready(self) -> None:
        """Put the kinds on the docket."""
        from gieo.contracts.kinds import KINDS
        from gieo.contracts.summaries import SUMMARIES
        from gieo.dossiers import kinds, summaries

        for kind in KINDS:
            kinds.register(kind)
        summaries.register(SUMMARIES)

"""Application of personal data."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The register of processing and the request desk."""

    name = "gieo.privacy"
    label = "privacy"
    verbose_name = "Dữ liệu cá nhân"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.dossiers import kinds
        from gieo.privacy import handlers
        from gieo.privacy.kinds import KINDS

        for kind in KINDS:
            kinds.register(kind)
        handlers.subscribe()

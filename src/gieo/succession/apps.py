"""Application of successions."""

from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    """Whoever takes over what a body held, by decision and day."""

    name = "gieo.succession"
    label = "succession"
    verbose_name = "Kế thừa"

    def ready(self) -> None:
        """Tie the tables to their models."""
        from gieo.dossiers import kinds, naming
        from gieo.succession.kinds import KINDS
        from gieo.succession.naming import names_on

        for kind in KINDS:
            kinds.register(kind)
        naming.tell(names_on)

"""Application of the councils."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Experts, councils, their members, sittings and ballots."""

    name = "gieo.councils"
    label = "councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        """Tell the wall whose expert a person is."""
        from gieo.core.wall import naming

        naming.is_named_in("councils_expert", naming.PERSON, "person_id")
        naming.is_named_in("councils_expertapplication", naming.ACCOUNT, "sent_by_id")

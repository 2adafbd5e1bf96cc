"""Application of the councils."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Experts, councils, their members, sittings and ballots."""

    name = "gieo.councils"
    label = "councils"
    verbose_name = "Hội đồng"

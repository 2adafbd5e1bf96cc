"""Application of the register."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Tasks and their money."""

    name = "gieo.registry"
    label = "registry"
    verbose_name = "Sổ nhiệm vụ"

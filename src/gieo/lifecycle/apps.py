"""Application: Hand-overs between the stages, in one place."""

from django.apps import AppConfig


class LifecycleConfig(AppConfig):
    """Hand-overs between the stages, in one place."""

    name = "gieo.lifecycle"
    label = "lifecycle"
    verbose_name = "Vòng đời"

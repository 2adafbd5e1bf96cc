"""Application of the hand-overs."""

from django.apps import AppConfig


class LifecycleConfig(AppConfig):
    """Hand-overs between the stages, in one place."""

    name = "gieo.lifecycle"
    label = "lifecycle"
    verbose_name = "Vòng đời"

    def ready(self) -> None:
        """Hear the events that hand a task on."""
        from gieo.lifecycle import handovers

        handovers.subscribe()

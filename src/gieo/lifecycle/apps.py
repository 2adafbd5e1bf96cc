"""Application of the hand-overs."""

from django.apps import AppConfig


class LifecycleConfig(AppConfig):
    """Hand-overs between the stages, in one place."""

    name = "gieo.lifecycle"
    label = "lifecycle"
    verbose_name = "Vòng đời"

    def ready(self) -> None:
        """Hear the events that hand a task on or tell its result; tell the acceptance gate how a task stands."""
        from gieo.acceptance import readiness
        from gieo.dossiers.kinds import add_pages, kind_named
        from gieo.lifecycle import handovers, results
        from gieo.lifecycle.line_of_life import way_of
        from gieo.lifecycle.readiness import readiness_of
        from gieo.lifecycle.remuneration import page_beside

        handovers.subscribe()
        results.subscribe()
        readiness.register_source(readiness_of)
        add_pages(kind_named("order"), way_of)
        add_pages(kind_named("contract"), page_beside)

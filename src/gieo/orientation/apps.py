"""Application of the orientation: official notices become windows to propose in."""

from collections.abc import Sequence

from django.apps import AppConfig


class OrientationConfig(AppConfig):
    """Notices, their fields and items, windows."""

    name = "gieo.orientation"
    label = "orientation"
    verbose_name = "Định hướng"

    def ready(self) -> None:
        """Tie the table to its model; lend the reader of official documents to the register; hear its events."""
        from gieo.dossiers import kinds, summaries
        from gieo.files import doors
        from gieo.orientation import handlers
        from gieo.orientation.kinds import KINDS
        from gieo.orientation.receipts import may_read_source
        from gieo.orientation.summaries import SUMMARIES
        from gieo.registry.reading import register_text_reader

        for kind in KINDS:
            kinds.register(kind)
        summaries.register(SUMMARIES)
        doors.register("orientation", may_read_source)
        register_text_reader(_lines_of)
        handlers.subscribe()


def _lines_of(content: bytes, name: str) -> Sequence[str]:
    from gieo.orientation.parsing import read_source

    return read_source(content, name).lines

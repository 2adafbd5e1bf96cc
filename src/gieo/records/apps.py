"""Application of the register of documents."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The records office."""

    name = "gieo.records"
    label = "records"
    verbose_name = "Văn thư"

    def ready(self) -> None:
        """Tie the tables to their models, open the papers of a document to its readers, lead to the books."""
        from gieo.core import events
        from gieo.dossiers import kinds
        from gieo.files import doors
        from gieo.records import handlers
        from gieo.records.kinds import BOOKS, KINDS
        from gieo.records.outgoing.pages import pages_of
        from gieo.records.selectors import may_read_file

        for kind in KINDS:
            kinds.register(kind)
        kinds.add_pages(KINDS[0], pages_of)
        for page in BOOKS:
            kinds.add_stage_page("van-thu", page)
        doors.register("records", may_read_file)
        events.subscribe("outgoing_document.issued", handlers.supersede_former)
        events.subscribe("outgoing_document.numbered", handlers.tell_next_signer)
        events.subscribe("outgoing_document.returned", handlers.tell_drafter)

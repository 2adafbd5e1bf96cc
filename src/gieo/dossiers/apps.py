"""Application of the dossiers."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The docket and what all dossiers share."""

    name = "gieo.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Keep the docket in step, open enclosures to the readers of their dossier, show what is issued."""
        from gieo.core import projections
        from gieo.core.wall import naming
        from gieo.dossiers import docket, freezing
        from gieo.dossiers.gallery import stage_papers
        from gieo.dossiers.selectors import may_read_file
        from gieo.files import doors
        from gieo.officialdocs import catalogue

        projections.register(births=docket.enter, acts=docket.follow)
        projections.register_papers(freezing.keep)
        doors.register("dossiers", may_read_file)
        catalogue.register(stage_papers)
        naming.is_named_in("dossiers_docketentry", naming.ACCOUNT, "reader_users", many=True)
        naming.is_named_in("dossiers_docketentry", naming.ACCOUNT, "invited_users", many=True)
        naming.is_named_in("dossiers_docketentry", naming.BODY, "reader_bodies", many=True)

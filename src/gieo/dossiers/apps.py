"""Application of the dossiers."""

from django.apps import AppConfig

# Provinces of a reader (gieo.core.wall.raising): a dossier may name a person or a body of elsewhere.
NAMED = "select province_id from dossiers_docketentry where reader_users @> array[reader]"
NAMED_BY_BODY = """
    select e.province_id from dossiers_docketentry e where e.reader_bodies && array(
        select a.organisation_id from identity_appointment a join identity_person p on p.id = a.person_id
        where p.user_id = reader and a.organisation_id is not null and a.role in ('proposer', 'focal_officer')
        and coalesce(a.valid_from <= today, true) and coalesce(a.valid_to >= today, true))"""


class DossiersConfig(AppConfig):
    """The docket and what all dossiers share."""

    name = "gieo.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Keep the docket in step, open enclosures to the readers of their dossier, show what is issued."""
        from gieo.core import projections
        from gieo.core.wall.raising import provinces_also_from
        from gieo.dossiers import docket
        from gieo.dossiers.gallery import stage_papers
        from gieo.dossiers.selectors import may_read_file
        from gieo.files import doors
        from gieo.officialdocs import catalogue

        projections.register(births=docket.enter, acts=docket.follow)
        doors.register("dossiers", may_read_file)
        catalogue.register(stage_papers)
        provinces_also_from(NAMED)
        provinces_also_from(NAMED_BY_BODY)

"""Application: official documents in the layout of NĐ 30/2020."""

from django.apps import AppConfig

# Provinces of a reader (gieo.core.wall.raising): what another province's office sent to a person or a body.
SENT = """
    select d.province_id from officialdocs_delivery d join identity_person p on p.id = d.person_id
    where p.user_id = reader
    union select d.province_id from officialdocs_delivery d
    join identity_appointment a on a.organisation_id = d.organisation_id join identity_person p on p.id = a.person_id
    where p.user_id = reader"""


class OfficialDocsConfig(AppConfig):
    """Official documents."""

    name = "gieo.officialdocs"
    label = "officialdocs"
    verbose_name = "Văn bản ban hành"

    def ready(self) -> None:
        """Tell the wall where letters came from."""
        from gieo.core.wall.raising import provinces_also_from

        provinces_also_from(SENT)

"""Application: official documents in the layout of NĐ 30/2020."""

from django.apps import AppConfig


class OfficialDocsConfig(AppConfig):
    """Official documents."""

    name = "gieo.officialdocs"
    label = "officialdocs"
    verbose_name = "Văn bản ban hành"

    def ready(self) -> None:
        """Tell the wall where letters came from."""
        from gieo.core.wall import naming

        naming.is_named_in("officialdocs_delivery", naming.PERSON, "person_id")
        naming.is_named_in("officialdocs_delivery", naming.OFFICE, "organisation_id")

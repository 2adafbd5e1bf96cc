"""Application of the councils."""

from django.apps import AppConfig

# Provinces of a reader (gieo.core.wall.raising): whose bank of experts one stands in or asked to stand in.
BANK = """
    select e.province_id from councils_expert e join identity_person p on p.id = e.person_id where p.user_id = reader
    union select province_id from councils_expertapplication where sent_by_id = reader"""


class CouncilsConfig(AppConfig):
    """Experts, councils, their members, sittings and ballots."""

    name = "gieo.councils"
    label = "councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        """Tell the wall whose expert a person is."""
        from gieo.core.wall.raising import provinces_also_from

        provinces_also_from(BANK)

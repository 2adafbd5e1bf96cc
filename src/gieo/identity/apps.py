"""Application of people and bodies."""

from django.apps import AppConfig

# Provinces of a reader on a day (gieo.core.wall.raising).
HOME = "select province_id from identity_person where user_id = reader"
SEATS = """
    select a.province_id from identity_appointment a join identity_person p on p.id = a.person_id
    where p.user_id = reader and coalesce(a.valid_from <= today, true) and coalesce(a.valid_to >= today, true)"""
LENT = """
    select d.province_id from identity_delegation d join identity_person p on p.id = d.to_id
    where p.user_id = reader and today between d.valid_from and d.valid_to"""


class IdentityConfig(AppConfig):
    """People, bodies, territory, seats."""

    name = "gieo.identity"
    label = "identity"
    verbose_name = "Con người và tổ chức"

    def ready(self) -> None:
        """Listen to the sign-in library; tell the wall where a person sits."""
        from gieo.core.wall.raising import provinces_also_from
        from gieo.identity.web import handlers, session_life

        handlers.connect()
        session_life.connect()
        provinces_also_from(HOME)
        provinces_also_from(SEATS)
        provinces_also_from(LENT)

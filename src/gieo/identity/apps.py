"""Application of people and bodies."""

from django.apps import AppConfig

# Provinces of a reader on a day (gieo.core.wall.raising): home, seats held and lent, and wherever a dossier, a letter
# or a bank of experts names them or their body.
HELD = """identity_appointment a join identity_person p on p.id = a.person_id
    where p.user_id = reader and coalesce(a.valid_from <= today, true) and coalesce(a.valid_to >= today, true)"""
PROVINCES_OF_A_READER = f"""
    select province_id from identity_person where user_id = reader
    union select a.province_id from {HELD}
    union select d.province_id from identity_delegation d join identity_person p on p.id = d.to_id
    where p.user_id = reader and today between d.valid_from and d.valid_to
    union select province_id from gieo_named where kind = 'account' and id = reader
    union select n.province_id from gieo_named n
    where kind = 'person' and id = (select id from identity_person where user_id = reader)
    union select n.province_id from gieo_named n
    where kind = 'office' and id = any(array(select organisation_id from {HELD}))
    union select n.province_id from gieo_named n
    where kind = 'body' and id = any(array(
        select organisation_id from {HELD} and a.role in ('proposer', 'focal_officer')))"""  # noqa: S608  (our own words)


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
        provinces_also_from(PROVINCES_OF_A_READER)

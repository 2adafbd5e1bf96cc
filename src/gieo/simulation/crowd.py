"""A province with very many dossiers, made of those that are there: for measuring, on a scratch database alone."""

from django.db import connection

from gieo.core.wall.owner import as_owner

FAR = 1_000_000  # clones of one round have numbers this far from the last round's
NEVER = "9999-01-01"
YEARS = 20  # over which the clones are spread
OF_ITS_OWN = ("ancestors", "holder_bodies", "holder_users", "invited_users", "reader_bodies", "reader_users")


def multiply(*, proposals: int, others: int) -> None:
    """Clone proposals with their lines of the docket, and lines of the other kinds, up to so many of each.

    Lists, searches and counts meet them as real ones; of the other kinds there is the line only, which is all that
    lists read. Each round belongs to other bodies and people and to chains of its own, of no task: otherwise one body
    would have sent ten thousand proposals. The triggers that guard states are off meanwhile: nothing here was done by
    anybody.
    """
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        have = _count("proposals_proposal", "submitted_at is not null")
        rounds = -(-proposals // have) - 1
        _clone("proposals_proposal", "submitted_at is not null", rounds)
        _clone("dossiers_docketentry", "kind = 'proposal'", rounds)
        have = _count("dossiers_docketentry", "kind <> 'proposal'")
        _clone("dossiers_docketentry", "kind <> 'proposal'", -(-others // have) - 1)
        cursor.execute("set session_replication_role = default")
        cursor.execute("analyze")


def _count(table: str, where: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table} where id < {FAR} and {where}")  # noqa: S608  (our own words)
        return int(cursor.fetchone()[0])


def _clone(table: str, where: str, rounds: int) -> None:
    """Each row once more a round, with an id, a number, a title, a limit, a chain and people of its own."""
    changed = {
        "id": f"t.id + g * {FAR}",
        "subject_id": f"t.subject_id + g * {FAR}",
        "number": "t.number || lpad(g::text, 5, '0')",
        "title": "t.title || ' ' || g",
        "search": "t.search || ' ' || g",
        "plan_year": f"t.plan_year - mod(g, {YEARS})",
        "parent_id": f"t.parent_id + g * {FAR}",
        "task_id": "null",
        **{name: f"array(select each + g * {FAR} from unnest(t.{name}) each)" for name in OF_ITS_OWN},  # noqa: S608  (our own words)
        "due_at": f"case when t.due_at < '{NEVER}' then t.due_at + g * interval '1 minute' else t.due_at end",
    }
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
        names = ", ".join(f'"{column}"' for column in columns)
        cursor.execute(
            f"insert into {table} ({names}) select {values} from {table} t, generate_series(1, %s) g "  # noqa: S608
            f"where t.id < {FAR} and {where}",
            [rounds],
        )

"""Django's `migrate`, by the owner of the tables, and the wall raised at its end."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from gieo.core.wall import APPLICATION
from gieo.core.wall.owner import as_owner
from gieo.core.wall.raising import raise_wall
from gieo.core.wall.tables import forgotten


class Command(migrate.Command):
    """Whoever adds a table need not think of its policies."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then raise."""
        with as_owner():
            super().handle(*args, **options)
            if _knows_the_roles():
                raise_wall(connection)
                for table in forgotten():
                    self.stderr.write(f"{table} stands before the second wall: name it in gieo.core.wall.tables")


def _knows_the_roles() -> bool:
    """A server whose owner may not make roles keeps the first wall alone; `gieo doctor` says so."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [APPLICATION])
        return cursor.fetchone() is not None

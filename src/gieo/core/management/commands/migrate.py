"""Django's `migrate`, by the owner of the tables, and the wall raised at its end."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ProgrammingError

from gieo.core.wall import APPLICATION
from gieo.core.wall.owner import as_owner, owner_name
from gieo.core.wall.raising import raise_wall
from gieo.core.wall.roles import RolesMissingError, make_roles
from gieo.core.wall.tables import forgotten

NO_OWNER = (
    f"{APPLICATION} owns no table and cannot migrate: let GIEO_OWNER_URL name the owner of the database, with the "
    "right to create roles (docs/decisions/0015-provinces-apart.md)"
)


class Command(migrate.Command):
    """Whoever adds a table need not think of its policies."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the roles where the application signs in by them, migrate, then raise the wall.

        Raises:
            CommandError: there is something to migrate and nobody who may; or the roles cannot be made.
        """
        password = str(connection.settings_dict["PASSWORD"])
        behind = connection.settings_dict["USER"] == APPLICATION
        if behind and owner_name() in {"", APPLICATION}:
            if _something_to_do():
                raise CommandError(NO_OWNER)
            return
        with as_owner():
            if behind:
                _make_roles(password)
            super().handle(*args, **options)
            if _knows_the_roles():
                raise_wall(connection)
                for table in forgotten():
                    self.stderr.write(f"{table} stands before the second wall: name it in gieo.core.wall.tables")


def _make_roles(password: str) -> None:
    connection.ensure_connection()
    try:
        make_roles(connection.connection, password)
    except RolesMissingError as error:
        raise CommandError(str(error)) from error


def _something_to_do() -> bool:
    try:
        executor = MigrationExecutor(connection)
    except ProgrammingError:  # nothing stands there yet, or the application may not read it
        return True
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _knows_the_roles() -> bool:
    """Signed in as the owner on a server without the roles, the first wall stands alone; `gieo doctor` says so."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [APPLICATION])
        return cursor.fetchone() is not None

"""Starting Django for a command that needs the database."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from gieo.embedded import ensure_database
from gieo.environment import env


def start() -> None:
    """Find or start the database, then load the applications."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
    ensure_database()
    import django

    django.setup()


@contextmanager
def start_on_scratch() -> Iterator[None]:
    """The same on an empty, migrated database and a home that are thrown away on leaving."""
    from gieo.simulation.scratch import scratch_database

    with scratch_database(ensure_database()) as address, tempfile.TemporaryDirectory() as home:
        os.environ["DATABASE_URL"] = env.database_url = address
        env.home = Path(home)
        start()
        from django.db import connections

        try:
            yield
        finally:
            connections.close_all()


def start_on_tables() -> None:
    """The same for a command that reads what is there: a database that was never prepared is said in words.

    Raises:
        click.ClickException: tables are missing or older than the code.
    """
    start()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise click.ClickException(
            "the tables are missing or older than the code: start it once with `gieo run` or `gieo serve`"
        )


def load_without_database() -> None:
    """Load the applications only: enough for tables, diagrams and checks of the code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
    import django

    django.setup()

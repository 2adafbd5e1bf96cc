"""Starting Django for a command that needs the database."""

import gc
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from gieo.embedded import as_application, ensure_database
from gieo.environment import env


def start() -> None:
    """Find or start the database, then load the applications."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
    ensure_database()
    import django

    gc.disable()  # nothing of what is being loaded is rubbish, and to look for it took a fifth of the time
    try:
        django.setup()
    finally:
        gc.enable()
    from gieo.core import wall

    wall.for_the_whole_process(wall.EVERYWHERE)


@contextmanager
def start_on_scratch() -> Iterator[None]:
    """The same on an empty, migrated database and a home that are thrown away on leaving."""
    from gieo.simulation.scratch import scratch_database

    ensure_database()
    with scratch_database(env.owner_url) as scratch, tempfile.TemporaryDirectory() as home:
        os.environ["GIEO_OWNER_URL"] = env.owner_url = scratch.address
        os.environ["DATABASE_URL"] = env.database_url = as_application(scratch.address)
        env.home = Path(home)
        start()
        scratch.stands()
        logging.getLogger("gieo.identity.web.watching").setLevel(logging.WARNING)  # pages of a bench are nobody's
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
    if not _tables_stand():
        raise click.ClickException(
            "the tables are missing or older than the code: start it once with `gieo run` or `gieo serve`"
        )


def _tables_stand() -> bool:
    from django.db import ProgrammingError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except ProgrammingError:  # the application has no right to read them yet
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def load_without_database() -> None:
    """Load the applications only: enough for tables, diagrams and checks of the code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
    import django

    django.setup()

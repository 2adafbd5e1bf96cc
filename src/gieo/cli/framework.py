"""Starting Django for a command that needs the database."""

import os

import click

from gieo.embedded import ensure_database


def start() -> None:
    """Find or start the database, then load the applications."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
    ensure_database()
    import django

    django.setup()


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

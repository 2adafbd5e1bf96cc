"""Django's own management commands, with the database of this installation."""

import os

import click

from gieo.cli import framework
from gieo.embedded import ensure_database
from gieo.environment import env

# They ask which migrations ran, also where the tables are older than the rights of the application.
OF_THE_OWNER = {"makemigrations", "showmigrations", "sqlmigrate"}


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a management command of the framework, e.g. `gieo manage migrate`."""
    if OF_THE_OWNER & set(arguments[:1]):
        ensure_database()
        os.environ["DATABASE_URL"] = env.database_url = env.owner_url
    framework.start()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["gieo manage", *arguments])

"""A site to practise on: the demonstration, made anew each night."""

import shutil
from pathlib import Path

import click

from gieo.cli import framework
from gieo.environment import env

MARK = "installation:practice"  # a row in the database itself: no setting alone makes a real one be wiped


@click.group()
def practice() -> None:
    """A site to practise on (docs/operations.md)."""


@practice.command()
@click.option("--past/--no-past", default=True, help="With the years already lived through, or before the first form.")
def reset(past: bool) -> None:
    """Remove everything that was practised, and begin anew; refuses on any other installation."""
    if not env.practice:
        raise click.ClickException("GIEO_PRACTICE is not set: this is no site to practise on, nothing was removed")
    framework.start()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from gieo.cli.demo import load_if_empty, print_accounts
    from gieo.core.wall.owner import as_owner

    if not _may_be_wiped():
        raise click.ClickException(
            "`gieo practice reset` did not fill this database, so it may be a real one: nothing was removed"
        )
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("drop schema public cascade; create schema public")
    for folder in (Path(settings.MEDIA_ROOT), env.home / "mail"):
        shutil.rmtree(folder, ignore_errors=True)
    call_command("migrate", interactive=False, verbosity=0)
    load_if_empty(with_past=past)
    _mark()
    click.echo("✓ everything that was practised is gone")
    print_accounts()


def _may_be_wiped() -> bool:
    """Whether the database is empty, or was filled by this command."""
    from django.db import connection

    from gieo.core.models import Series
    from gieo.demo.load import is_empty

    if Series._meta.db_table not in connection.introspection.table_names():
        return not connection.introspection.table_names()
    return is_empty() or Series.objects.filter(name=MARK).exists()


def _mark() -> None:
    from gieo.core.models import Series

    Series.objects.update_or_create(name=MARK, defaults={"last": 1})

"""Django's own management commands, with the database of this installation."""

import click

from gieo.cli import framework


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a management command of the framework, e.g. `gieo manage migrate`."""
    framework.start()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["gieo manage", *arguments])

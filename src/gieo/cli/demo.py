"""The demonstration programme."""

import click

from gieo.cli import framework


@click.group()
def demo() -> None:
    """Demonstration data."""


@demo.command("load")
def load_() -> None:
    """Load the three provinces, if this installation is empty."""
    framework.start()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if not load_if_empty():
        raise click.ClickException("there are data here already; `gieo demo reset` removes them first")
    print_accounts()


@demo.command()
@click.confirmation_option(prompt="Remove everything in this database?")
def reset() -> None:
    """Remove everything and load the demonstration anew."""
    framework.start()
    from django.core.management import call_command
    from django.db import connection

    from gieo.core.wall.owner import as_owner

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("drop schema public cascade; create schema public")
    call_command("migrate", interactive=False, verbosity=0)
    load_if_empty()
    print_accounts()


def load_if_empty(*, with_past: bool = True) -> bool:
    """Load into an empty database, with the years before or without; says whether it did."""
    from gieo.core import clock
    from gieo.demo.load import is_empty, load

    if not is_empty():
        return False
    load(clock.now(), with_past=with_past)
    return True


def print_accounts() -> None:
    """One account per role, with the password they share."""
    from gieo.demo.load import PASSWORD
    from gieo.identity.models import Appointment

    seats = Appointment.objects.filter(person__user__email__endswith="@gieo.local").select_related(
        "person__user", "province"
    )
    shown = {
        (seat.role, seat.province_id): seat
        for seat in seats.order_by("-pk")  # the first of a role is the one to show
        if seat.role != "administrator" or seat.province_id == "LS"
    }
    for seat in sorted(shown.values(), key=lambda each: (each.province.name, each.role)):
        click.echo(f"  {seat.person.email:34} {seat.get_role_display()}, {seat.province.name}")
    click.echo(f"  password: {PASSWORD}\n")

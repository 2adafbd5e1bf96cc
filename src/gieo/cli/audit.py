"""The trail, end to end."""

import click

from gieo.cli import framework


@click.group()
def audit() -> None:
    """Proof of what was done."""


@audit.command()
def verify() -> None:
    """Walk every chain of the trail, every dossier's state and every stored file; say what does not fit."""
    framework.start_on_tables()
    from gieo.core import trail
    from gieo.core.models import TransitionLog
    from gieo.files.store import verify_store

    faults = [*trail.faults(), *verify_store()]
    for fault in faults:
        click.echo(f"✕ {fault}")
    if faults:
        raise SystemExit(1)
    click.echo(
        f"✓ {TransitionLog.objects.count()} acts in unbroken chains; every dossier stands where its last act left it"
    )

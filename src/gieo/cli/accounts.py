"""Accounts, by whoever runs the installation."""

import click

from gieo.cli import framework


@click.group()
def accounts() -> None:
    """Accounts of the installation."""


@accounts.command("take-off-factors")
@click.argument("email")
@click.option("--reason", required=True, help="how the holder was recognised (docs/operations.md, 7)")
def take_off_factors(email: str, reason: str) -> None:
    """Take the second factors off the account of EMAIL, whose holder lost them; its sessions end."""
    framework.start()
    from gieo.core import clock
    from gieo.identity.models import User
    from gieo.identity.services.take_off_factors import take_off_factors as do
    from gieo.kernel.refusal import Refused

    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise click.ClickException(f"no account has the address {email}")
    try:
        taken = do(user=user, reason=reason, at=clock.now())
    except Refused as refused:
        raise click.ClickException(str(refused.refusals[0])) from None
    click.echo(f"✓ {taken} factors taken off {user.email}; it stands in the book of sign-ins")

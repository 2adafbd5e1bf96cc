"""The trail, end to end."""

import click

from gieo.cli import framework


@click.group()
def audit() -> None:
    """Proof of what was done."""


@audit.command()
@click.option("--paper", "papers", multiple=True, help="CHAIN:NUMBER:HASH of a printed anchor, to be held against it")
def verify(papers: tuple[str, ...]) -> None:
    """Walk every chain of the trail, every dossier's state, stored file and frozen version; say what does not fit."""
    framework.start_on_tables()
    from gieo.core import anchoring, trail
    from gieo.core.models import TransitionLog
    from gieo.dossiers import freezing
    from gieo.files.store import verify_store

    on_paper = [anchoring.differs_from_paper(*_read(paper)) for paper in papers]
    faults = [*trail.faults(), *filter(None, on_paper), *verify_store(), *freezing.faults()]
    for fault in faults:
        click.echo(f"✕ {fault}")
    if faults:
        raise SystemExit(1)
    click.echo(
        f"✓ {TransitionLog.objects.count()} acts in unbroken chains; every dossier stands where its last act left it"
    )


def _read(paper: str) -> tuple[str, int, str]:
    """Chain, number and hash, however the hash was spaced on the paper."""
    chain, _colon, rest = paper.partition(":")
    number, _colon, digest = rest.partition(":")
    if not number.isdigit():
        raise click.BadParameter(f"{paper}: expected CHAIN:NUMBER:HASH")
    return chain, int(number), "".join(digest.split())


@audit.command()
def anchor() -> None:
    """Write down now where every chain ends; the job does it each night for the day before."""
    framework.start_on_tables()
    from gieo.core import anchoring, clock

    for each in anchoring.anchor_day(day=clock.today(), at=clock.now()):
        click.echo(f"✓ {each.chain}:{each.sequence}:{each.hash}")

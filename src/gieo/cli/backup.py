"""Everything into one archive, and back onto an empty machine."""

from pathlib import Path

import click

from gieo.cli import framework
from gieo.environment import env


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write database and received files into FILE, with a list of hashes; pages go on meanwhile.

    The secret of the installation is not in it: keep it apart (GIEO_SECRET_KEY, or `secret` under home). Without it
    second factors are set up anew; everything else comes back.
    """
    framework.start_on_tables()
    from django.conf import settings

    from gieo.cli import archive
    from gieo.core import clock
    from gieo.core.models import ChainHead

    ends = {chain: (at, digest) for chain, at, digest in ChainHead.objects.values_list("chain", "sequence", "hash")}
    contents = archive.Contents(made_at=clock.now().isoformat(), ends=ends)
    try:
        made = archive.make(file, address=env.owner_url, files=Path(settings.MEDIA_ROOT), contents=contents)
    except archive.ArchiveError as error:
        raise click.ClickException(str(error)) from None
    size = sum(made.sizes.values())
    click.echo(f"✓ {file}: {len(made.sizes) - 1} files and the database, {size / 1e6:,.1f} MB")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put FILE back into an empty installation: looked through first, verified afterwards."""
    framework.start()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from gieo.cli import archive

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_tables where schemaname = 'public'")
        if cursor.fetchone()[0]:
            raise click.ClickException("there are tables here already; a backup goes back into an empty database")
    try:
        contents = archive.look_through(file)
        archive.put_back(file, address=env.owner_url, files=Path(settings.MEDIA_ROOT))
    except archive.ArchiveError as error:
        raise click.ClickException(str(error)) from None
    call_command("migrate", interactive=False, verbosity=0)  # to the present code, and the wall is raised
    faults = list(_faults(contents.ends))
    for fault in faults:
        click.echo(f"✕ {fault}")
    if faults:
        raise SystemExit(1)
    click.echo(f"✓ as of {contents.made_at}: every chain, every dossier and every file is as it was")


def _faults(ends: dict[str, tuple[int, str]]) -> list[str]:
    """The trail in itself, and that it goes on from where it ended when the archive was made; every file."""
    from gieo.core import anchoring, trail
    from gieo.files.store import verify_store

    then = (anchoring.differs_from_paper(chain, at, digest) for chain, (at, digest) in ends.items() if at)
    return [*trail.faults(), *filter(None, then), *verify_store()]

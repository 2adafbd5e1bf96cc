"""How long a full overlap check takes over a register of a million tasks, and what the index of it costs."""

from pathlib import Path

import click


@click.command()
@click.option("--size", default=1_000_000, show_default=True, help="tasks in the synthetic register")
@click.option("--queries", default=200, show_default=True, help="proposals that are checked")
@click.option("--seed", default=7, show_default=True, help="equal seeds give equal registers")
@click.option("--compared/--alone", default=True, show_default=True, help="measure the references in the same run")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the result here")
def overlap(size: int, queries: int, seed: int, compared: bool, out: Path | None) -> None:
    """Check reworded proposals against a synthetic register on a scratch database."""
    import os
    import tempfile

    from gieo.cli import measuring
    from gieo.embedded import ensure_database
    from gieo.environment import env
    from gieo.simulation.scratch import scratch_database

    with scratch_database(ensure_database()) as address, tempfile.TemporaryDirectory() as home:
        os.environ["DATABASE_URL"] = env.database_url = address
        env.home = Path(home)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
        import django

        django.setup()
        from django.db import connections

        from gieo.cli.overlap_measuring import measure

        results = measure(size=size, queries=queries, seed=seed, compared=compared, tell=click.echo)
        connections.close_all()
    measuring.tell(results, out)

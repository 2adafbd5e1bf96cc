"""How long a full overlap check takes over a register of a million tasks, and what the index of it costs."""

from pathlib import Path

import click

from gieo.cli import framework, measuring


@click.command()
@click.option("--size", default=1_000_000, show_default=True, help="tasks in the synthetic register")
@click.option("--queries", default=200, show_default=True, help="proposals that are checked")
@click.option("--seed", default=7, show_default=True, help="equal seeds give equal registers")
@click.option("--compared/--alone", default=True, show_default=True, help="measure the references in the same run")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the result here")
def overlap(size: int, queries: int, seed: int, compared: bool, out: Path | None) -> None:
    """Check reworded proposals against a synthetic register on a scratch database."""
    with framework.start_on_scratch():
        from gieo.cli.overlap_measuring import measure

        results = measure(size=size, queries=queries, seed=seed, compared=compared, tell=click.echo)
    measuring.tell(results, out)

"""A whole programme year in a minute."""

import json
import sys
from pathlib import Path

import click

from gieo.cli import framework


@click.group()
def year() -> None:
    """The programme year."""


@year.command()
@click.option("--province", required=True, help="family of the rulebook, e.g. bac-giang or bac-ninh")
@click.option("--year", "plan_year", type=int, required=True, help="plan year")
@click.option("--scale", default=20, show_default=True, help="number of proposals")
@click.option("--seed", default=1, show_default=True, help="equal seeds give equal years")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the result here")
def simulate(province: str, plan_year: int, scale: int, seed: int, out: Path | None) -> None:
    """Drive one programme year from the orders to the yearly report and check what must hold.

    People of every role act through the services; time is moved by the clock; the database is a scratch one.
    """
    with framework.start_on_scratch():
        from gieo.simulation.year import run

        result = run(province=province, plan_year=plan_year, scale=scale, seed=seed, tell=click.echo)
    if out:
        out.write_text(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
    for fault in result.faults:
        click.echo(f"✕ {fault}", err=True)
    click.echo(f"{'✓' if result.holds else '✕'} {result.summary}")
    sys.exit(0 if result.holds else 1)

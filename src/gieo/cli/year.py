"""A whole programme year in a minute."""

import json
import sys
import tempfile
from pathlib import Path

import click


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
    import os

    from gieo.embedded import ensure_database
    from gieo.environment import env
    from gieo.simulation.scratch import scratch_database

    with scratch_database(ensure_database()) as address, tempfile.TemporaryDirectory() as files:
        os.environ["DATABASE_URL"] = env.database_url = address
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
        import django
        from django.conf import settings

        django.setup()
        settings.MEDIA_ROOT = files
        from django.db import connections

        from gieo.simulation.year import run

        result = run(province=province, plan_year=plan_year, scale=scale, seed=seed, tell=click.echo)
        connections.close_all()
    if out:
        out.write_text(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
    for fault in result.faults:
        click.echo(f"✕ {fault}", err=True)
    click.echo(f"{'✓' if result.holds else '✕'} {result.summary}")
    sys.exit(0 if result.holds else 1)

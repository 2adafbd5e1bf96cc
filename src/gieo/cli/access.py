"""Who may do what in which state, from the code."""

import json
from pathlib import Path

import click

from gieo.cli import framework


@click.group()
def access() -> None:
    """Powers."""


@access.command()
@click.option("--json", "out", type=click.Path(path_type=Path), help="write the list as JSON")
def matrix(out: Path | None) -> None:
    """Print subject, state, act, role, allowed, basis for every table."""
    framework.load_without_database()
    from gieo.portal.access import access_matrix

    rows = access_matrix()
    if out:
        out.write_text(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        if row["allowed"]:
            click.echo(
                f"{row['subject']:20} {row['state']:14} {row['act']:24} {row['role']:18} {', '.join(row['basis'])}"
            )

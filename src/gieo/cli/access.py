"""Who may do what in which state, from the code."""

import json
from pathlib import Path

import click

from gieo.cli import framework
from gieo.environment import REPOSITORY

PAGE = REPOSITORY / "docs" / "access-matrix.md"


@click.group()
def access() -> None:
    """Powers."""


@access.command()
@click.option("--json", "out", type=click.Path(path_type=Path), help="write the list as JSON instead")
@click.option("--check", is_flag=True, help="only say whether the page of the manual is fresh")
def matrix(out: Path | None, *, check: bool) -> None:
    """Draw the page of the manual that says who may do what in which state (docs/access-matrix.md)."""
    framework.load_without_database()
    from gieo.portal.access import access_matrix, matrix_page

    if out:
        out.write_text(json.dumps(access_matrix(), ensure_ascii=False, indent=1))
        return
    page = matrix_page()
    if check and (not PAGE.exists() or PAGE.read_text() != page):
        raise click.ClickException("docs/access-matrix.md is not what the tables say: run `gieo access matrix`")
    if not check:
        PAGE.write_text(page)
    click.echo(f"✓ {sum(right['allowed'] for right in access_matrix())} rights in docs/access-matrix.md")

"""Diagrams of the manual, drawn from the tables."""

import sys
from pathlib import Path

import click

from gieo.cli import framework

DIAGRAMS = Path("docs/workflows")
ARCHITECTURE = Path("docs/architecture.md")
POWERS = Path("docs/access-matrix.md")


@click.group()
def workflow() -> None:
    """The tables of legal moves."""


@workflow.command()
@click.option("--check", is_flag=True, help="change nothing; fail if a diagram is stale")
def diagram(check: bool) -> None:
    """Write one page per table under docs/workflows, the whole chain into docs/architecture.md, the access matrix."""
    framework.load_without_database()
    from gieo.core.workflows import bound
    from gieo.portal.access import matrix_page
    from gieo.portal.diagrams import page_of, with_chain

    pages = {DIAGRAMS / f"{binding.workflow.name}.md": page_of(binding.workflow) for binding in bound()}
    pages[ARCHITECTURE] = with_chain(ARCHITECTURE.read_text())
    pages[POWERS] = matrix_page()
    stale = []
    for path, text in pages.items():
        if path.exists() and path.read_text() == text:
            continue
        stale.append(path)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    for path in stale:
        click.echo(f"{'stale' if check else 'written'}: {path}")
    sys.exit(1 if check and stale else 0)

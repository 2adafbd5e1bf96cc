"""The description of the interface for programs."""

import json
import sys
from pathlib import Path

import click

from gieo.cli import framework

DOCUMENT = Path("docs/openapi.json")


@click.command()
@click.option("--check", is_flag=True, help="change nothing; fail if the description is stale")
def openapi(check: bool) -> None:
    """Write docs/openapi.json from the routes."""
    framework.load_without_database()
    from gieo.portal.api.routes import api

    text = json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, indent=1) + "\n"
    if DOCUMENT.exists() and DOCUMENT.read_text() == text:
        return
    click.echo(f"{'stale' if check else 'written'}: {DOCUMENT}")
    if check:
        sys.exit(1)
    DOCUMENT.write_text(text)

"""The rulebooks."""

import dataclasses
import json
from pathlib import Path

import click


@click.group()
def rulebooks() -> None:
    """Law as data."""


@rulebooks.command()
@click.option("--json", "out", type=click.Path(path_type=Path), help="write what was seen as JSON")
def check(out: Path | None) -> None:
    """Load every rulebook, resolve every article, compute every deadline."""
    from gieo.rulebooks.checking import check as run
    from gieo.rulebooks.loading import BadRulebook

    try:
        report = run()
    except BadRulebook as error:
        raise click.ClickException(str(error)) from error
    if out:
        out.write_text(json.dumps(dataclasses.asdict(report), ensure_ascii=False, indent=1))
    for problem in report.problems:
        click.echo(f"✕ {problem}")
    click.echo(
        f"{report.rulebooks} rulebooks, {report.references} references, {report.values} values "
        f"({report.to_confirm} to confirm), {report.deadlines} deadlines computed"
    )
    if report.problems:
        raise SystemExit(1)

"""The rulebooks."""

import dataclasses
import json
from pathlib import Path

import click


@click.group()
def rulebooks() -> None:
    """Law as data."""


@rulebooks.command()
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="Write what was seen as JSON.")
@click.option("--unsure", is_flag=True, help="List every value that is still to be confirmed.")
def check(out: Path | None, unsure: bool) -> None:
    """Load every rulebook, resolve every article, compute every deadline; exit 1 when something does not hold."""
    from gieo.rulebooks.checking import check as run

    report = run()
    if out:
        out.write_text(json.dumps(dataclasses.asdict(report), ensure_ascii=False, indent=1), encoding="utf-8")
    for problem in report.problems:
        click.echo(f"✕ {problem}", err=True)
    for place in report.to_confirm if unsure else ():
        click.echo(f"? {place}")
    marks = ", ".join(f"{number} {mark}" for mark, number in sorted(report.marks.items()))
    click.echo(
        f"{report.rulebooks} rulebooks, {report.instruments} instruments with {report.references} references, "
        f"{report.values} values ({len(report.to_confirm)} to confirm; {marks}), "
        f"{report.deadlines} deadlines computed for {report.computed} days"
    )
    if report.problems:
        raise SystemExit(1)

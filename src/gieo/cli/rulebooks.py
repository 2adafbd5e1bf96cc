"""The rulebooks."""

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gieo.rulebooks.models import Rulebook


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


@rulebooks.command()
@click.argument("rulebook")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of printing.")
def sheets(rulebook: str, out: Path | None) -> None:
    """Hand out the score sheets of a rulebook, e.g. vn-2013/2023-11-27, as a file another province can take in."""
    from gieo.rulebooks.exchange import written

    text = written(_rulebook(rulebook).score_sheets)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


@rulebooks.command("take-sheets")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--beside", required=True, help="The rulebook they are held against, e.g. vn-2013/2023-11-27.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write what differs here, to be confirmed."
)
def take_sheets(file: Path, beside: str, out: Path | None) -> None:
    """Read score sheets of another province: what does not hold, what scores otherwise; no rulebook is changed.

    What differs is written as borrowed and to be confirmed. It holds once the province decided on it and it stands in a
    rulebook of its own.
    """
    from gieo.rulebooks import library
    from gieo.rulebooks.exchange import differences, taken, written

    ours, read = _rulebook(beside).score_sheets, taken(file, library.legal_index())
    for fault in read.faults:
        click.echo(f"✕ {fault}", err=True)
    other = {}
    for key, sheet in read.sheets.items():
        lines = list(differences(ours.get(key), sheet))
        click.echo("\n".join(f"{key}: {line}" for line in lines) or f"{key}: như phiếu đang dùng")
        if lines:
            other[key] = sheet
    if out and other:
        out.write_text(written(other), encoding="utf-8")
    if read.faults:
        raise SystemExit(1)


def _rulebook(rulebook_id: str) -> "Rulebook":
    from gieo.rulebooks import library

    try:
        return library.get(rulebook_id)
    except KeyError:
        known = ", ".join(each.id for each in library.rulebooks())
        raise click.ClickException(f"no rulebook {rulebook_id}; there are {known}") from None

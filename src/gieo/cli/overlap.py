"""The overlap check from the command line."""

from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def overlap() -> None:
    """Look for what was done before."""


@overlap.command()
@click.option("--tasks", required=True, type=_FILE, help="the register, .jsonl: id, title, abstract")
@click.option("--queries", required=True, type=_FILE, help="what is asked, .jsonl: qid, title, objectives")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="predictions, .jsonl")
def evaluate(tasks: Path, queries: Path, out: Path) -> None:
    """Run the shipped engine over a register and queries; touches no database."""
    from gieo.overlap.evaluation import predict, read_lines

    try:
        predictions = predict(read_lines(tasks), read_lines(queries))
    except (ValueError, KeyError) as error:
        raise click.ClickException(str(error)) from error
    out.write_text("".join(each.as_json() + "\n" for each in predictions), encoding="utf-8")
    warned = sum(bool(each.alarm) for each in predictions)
    click.echo(f"{len(predictions)} câu hỏi, {warned} có cảnh báo → {out}")

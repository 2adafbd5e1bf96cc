"""The overlap check from the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gieo.overlap.engine.vectors import Model

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def overlap() -> None:
    """Look for what was done before."""


@overlap.command()
@click.option("--tasks", required=True, type=_FILE, help="the register, .jsonl: id, title, abstract")
@click.option("--queries", required=True, type=_FILE, help="what is asked, .jsonl: qid, title, objectives")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="predictions, .jsonl")
@click.option("--model", "vectors", type=_FILE, help="word vectors to try beside the words; none by default")
def evaluate(tasks: Path, queries: Path, out: Path, vectors: Path | None) -> None:
    """Run the shipped engine over a register and queries; touches no database."""
    from gieo.overlap.evaluation import predict, read_lines

    try:
        predictions = predict(read_lines(tasks), read_lines(queries), model=_model(vectors))
    except (ValueError, KeyError) as error:
        raise click.ClickException(str(error)) from error
    out.write_text("".join(each.as_json() + "\n" for each in predictions), encoding="utf-8")
    warned = sum(bool(each.alarm) for each in predictions)
    click.echo(f"{len(predictions)} câu hỏi, {warned} có cảnh báo → {out}")


def _model(vectors: Path | None) -> "Model | None":
    from gieo.overlap.engine.vectors import Model

    return Model.read(vectors) if vectors else None


@overlap.command()
@click.option("--tasks", required=True, type=_FILE, help="the register, .jsonl")
@click.option("--queries", required=True, type=_FILE, help="labelled queries, .jsonl: relevant, kind")
def baselines(tasks: Path, queries: Path) -> None:
    """Hold the engine against plain methods on labelled data, thresholds cross-validated alike."""
    import psycopg

    from gieo.embedded import ensure_database
    from gieo.overlap import baselines as plain
    from gieo.overlap.engine.comparing import ALARM
    from gieo.overlap.evaluation import predict, read_lines
    from gieo.overlap.figures import Figures, answer, figures

    register, asked = read_lines(tasks), read_lines(queries)
    keys, texts = [str(row["id"]) for row in register], [plain.text_of(row) for row in register]

    def tell(name: str, per_kind: dict[str, Figures]) -> None:
        for kind, each in per_kind.items():
            numbers = f"R@10 {each.recall:.3f}  hit@1 {each.first:.3f}  warned {each.warned:.3f}"
            click.echo(f"{name:<22} {kind:<22} {f'false {each.false:.3f}' if not each.n else numbers}")

    found = [
        answer(query, each.ranked) for query, each in zip(asked, predict(register, asked, shown=len(keys)), strict=True)
    ]
    tell("engine, as shipped", figures(found, ALARM))
    tell("engine", figures(found))
    with psycopg.connect(ensure_database()) as connection:
        methods = {
            "BM25": plain.bm25(texts),
            "trigram cosine": plain.trigram_cosine(texts),
            "token-set ratio": plain.token_set_ratio(texts),
            "PostgreSQL full text": plain.full_text(texts, connection),
        }
        for name, score in methods.items():
            scored = [list(zip(keys, score(plain.text_of(query)), strict=True)) for query in asked]
            tell(name, figures([answer(query, each) for query, each in zip(asked, scored, strict=True)]))

"""How long a document takes as PDF and as Word, and hundreds of them in one go."""

from functools import partial
from pathlib import Path

import click

from gieo.cli import framework, measuring

BUDGETS = {"pdf": "25 ms", "docx": "60 ms", "bulk": "500 in 30 s"}


@click.command()
@click.option("--times", default=20, show_default=True, help="runs of each kind")
@click.option("--bulk", default=500, show_default=True, help="documents in one go")
@click.option("--json", "out", type=click.Path(dir_okay=False, path_type=Path), help="write the result here")
def documents(times: int, bulk: int, out: Path | None) -> None:
    """Render every layout of the house and one official form; each time with other words, as a job would."""
    framework.load_without_database()
    from gieo.officialdocs import catalogue, render_docx, render_pdf

    samples = [each for each in catalogue.samples() if each.source == "layout"]
    samples.append(catalogue.find("b1-2a-tmdtcn"))
    pdfs: list[float] = []
    words: list[float] = []
    for sample in samples:
        paper = sample.fill(False)
        pdfs += measuring.timed(partial(render_pdf, sample.kind, paper), times=times)
        words += measuring.timed(partial(render_docx, sample.kind, paper), times=times)
    decision = catalogue.find("the-thuc-decision").fill(False)
    fresh = ({**dict(decision), "number": str(number)} for number in range(1, bulk + 2))
    series = measuring.timed(lambda: render_pdf("decision", next(fresh)), times=bulk)
    results = [
        measuring.summarise("documents: one PDF", pdfs, kinds=len(samples), budget=BUDGETS["pdf"]),
        measuring.summarise("documents: one .docx", words, kinds=len(samples), budget=BUDGETS["docx"]),
        measuring.summarise(
            "documents: PDFs in one go", series, seconds=round(sum(series) / 1000, 1), budget=BUDGETS["bulk"]
        ),
    ]
    measuring.tell(results, out)

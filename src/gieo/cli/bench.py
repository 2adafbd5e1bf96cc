"""The benchmarks: each prints its lines and, with --json, writes {"machine": {…}, "results": [{…}]}."""

import click

from gieo.cli.lazy import LazyGroup

BENCHMARKS = {
    "documents": "gieo.cli.bench_documents",
    "deadline": "gieo.cli.bench_deadline",
    "lookup": "gieo.cli.bench_lookup",
    "overlap": "gieo.cli.bench_overlap",
    "pages": "gieo.cli.bench_pages",
    "wall": "gieo.cli.bench_wall",
}


@click.group(cls=LazyGroup, modules=BENCHMARKS)
def bench() -> None:
    """Measure speed and size against the budgets of the house."""

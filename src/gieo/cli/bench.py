"""The benchmarks: each prints its lines and, with --json, writes {"machine": {…}, "results": [{…}]}."""

import importlib

import click

# name of the benchmark -> module that holds a click command of the same name; each loads only when called
BENCHMARKS: dict[str, str] = {"overlap": "gieo.cli.bench_overlap", "pages": "gieo.cli.bench_pages"}


class Benchmarks(click.Group):
    """Lists the benchmarks without importing one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Names in order."""
        return sorted(BENCHMARKS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The benchmark, or None for click's own "no such command"."""
        if cmd_name not in BENCHMARKS:
            return None
        command: click.Command = getattr(importlib.import_module(BENCHMARKS[cmd_name]), cmd_name)
        return command


@click.group(cls=Benchmarks)
def bench() -> None:
    """Measure speed and size against the budgets of the house."""

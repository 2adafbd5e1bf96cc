"""What every measurement shares: how it is taken, how it is said, on which machine."""

import json
import os
import platform
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from django.test import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One measured thing.

    Attributes:
        name: what was measured, stable for scripts.
        unit: of median, p95 and maximum, e.g. "ms", "MB".
        n: how many values it rests on.
        notes: what else a reader of the number must know: sizes, shares, the budget it is held against.
    """

    name: str
    unit: str
    n: int
    median: float
    p95: float
    maximum: float
    notes: dict[str, float | int | str] = field(default_factory=dict)


def summarise(name: str, values: Sequence[float], *, unit: str = "ms", **notes: float | str) -> Measurement:
    """Median, 95th percentile (nearest rank) and maximum of what was measured.

    Raises:
        ValueError: nothing was measured.
    """
    if not values:
        raise ValueError(f"{name}: nothing was measured")
    ordered = sorted(values)
    rank = max(0, -(-95 * len(ordered) // 100) - 1)
    return Measurement(
        name=name,
        unit=unit,
        n=len(ordered),
        median=round(median(ordered), 3),
        p95=round(ordered[rank], 3),
        maximum=round(ordered[-1], 3),
        notes=dict(notes),
    )


def timed(work: Callable[[], object], *, times: int, warm_up: int = 1) -> list[float]:
    """Milliseconds of each run of the work, after runs that do not count."""
    for _ in range(warm_up):
        work()
    return [_once(work) for _ in range(times)]


def fetching(client: "Client", name: str, address: str) -> Callable[[], bytes]:
    """How to get a page; an answer that is no page stops the measuring.

    Raises:
        click.ClickException: when it is got and the answer is not 200.
    """

    def get() -> bytes:
        answer = client.get(address)
        if answer.status_code != 200:  # noqa: PLR2004  (HTTP)
            raise click.ClickException(f"{name}: {address} answered {answer.status_code}")
        return bytes(answer.content)

    return get


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def machine() -> dict[str, str | int]:
    """The machine the numbers come from; without it they mean nothing."""
    return {
        "cpus": os.cpu_count() or 1,
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def tell(results: Iterable[Measurement], out: Path | None) -> None:
    """Print the results as lines, and write them with the machine as JSON where a script asked for it."""
    results = list(results)
    for each in results:
        notes = "".join(f"  {key} {value}" for key, value in each.notes.items())
        click.echo(f"{each.name:<44} n {each.n:>5}  median {each.median:>10} {each.unit}  p95 {each.p95:>10}{notes}")
    if out:
        body = {"machine": machine(), "results": [asdict(each) for each in results]}
        out.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n")

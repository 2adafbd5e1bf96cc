"""The readiness gate before an acceptance council (CT-4-2c): where its facts come from, and how it is read.

What a task's reports, findings, products and money say is known to the stages of its execution; whoever knows both
registers a source here. Without a source nothing is known, and the gate stays shut.
"""

from collections.abc import Callable
from typing import Any

from gieo.acceptance.rules.readiness import Facts, readiness
from gieo.registry.models import Task
from gieo.rulebooks import library

Source = Callable[[Task], Facts]

_sources: list[Source] = []


def register_source(source: Source) -> None:
    """Say where the facts come from; the last one registered is asked."""
    _sources[:] = [source]


def is_known() -> bool:
    """Whether anybody can say how a task stands."""
    return bool(_sources)


def look(task: Task, rulebook: str) -> list[dict[str, Any]]:
    """Every condition of the rulebook, met or not with its reasons, as plain values to keep.

    Raises:
        LookupError: no source is registered.
    """
    if not _sources:
        raise LookupError("nobody knows how a task stands: register a source of readiness facts")
    items = readiness(_sources[-1](task), library.get(rulebook).readiness)
    return [
        {
            "key": str(item.rule.key),
            "text": item.rule.text,
            "basis": list(item.rule.basis),
            "reasons": [str(refusal) for refusal in item.refusals],
        }
        for item in items
    ]

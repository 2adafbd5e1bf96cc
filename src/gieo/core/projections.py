"""What is kept in step with every act, inside its transaction: lists and to-do lists are read off such projections."""

from collections.abc import Callable
from typing import Any

from gieo.core.models import Stateful
from gieo.kernel.workflow import Workflow

Projection = Callable[[Workflow[Any, Any], Stateful], None]

_projections: list[Projection] = []


def register(projection: Projection) -> None:
    """Have a projection called after each birth and each act of a dossier, before the transaction ends."""
    if projection not in _projections:
        _projections.append(projection)


def follow(workflow: Workflow[Any, Any], subject: Stateful) -> None:
    """Tell every projection how a dossier stands now."""
    for projection in _projections:
        projection(workflow, subject)

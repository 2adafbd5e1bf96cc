"""What is kept in step with every act, inside its transaction: lists and to-do lists are read off such projections."""

from collections.abc import Callable
from typing import Any

from gieo.core.models import Stateful
from gieo.kernel.workflow import Workflow

Projection = Callable[[Workflow[Any, Any], Stateful], None]

_of_births: list[Projection] = []
_of_acts: list[Projection] = []


def register(*, births: Projection, acts: Projection) -> None:
    """Have a projection called after each birth and each act of a dossier, before the transaction ends.

    What is new is told apart from what is there, so that neither has to be looked for.
    """
    if acts not in _of_acts:
        _of_births.append(births)
        _of_acts.append(acts)


def enter(workflow: Workflow[Any, Any], subject: Stateful) -> None:
    """Tell every projection of a dossier that was just born."""
    for projection in _of_births:
        projection(workflow, subject)


def follow(workflow: Workflow[Any, Any], subject: Stateful) -> None:
    """Tell every projection how a dossier stands now."""
    for projection in _of_acts:
        projection(workflow, subject)

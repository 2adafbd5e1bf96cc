"""What is kept in step with every act, inside its transaction: lists and to-do lists are read off such projections."""

from collections.abc import Callable, Sequence
from typing import Any

from gieo.core.models import Stateful
from gieo.kernel.workflow import Workflow

OfBirths = Callable[[Workflow[Any, Any], Sequence[Stateful]], None]
OfActs = Callable[[Workflow[Any, Any], Stateful], None]

_of_births: list[OfBirths] = []
_of_acts: list[OfActs] = []


def register(*, births: OfBirths, acts: OfActs) -> None:
    """Have a projection called after births and after each act of a dossier, before the transaction ends.

    What is new is told apart from what is there, so that neither has to be looked for.
    """
    if acts not in _of_acts:
        _of_births.append(births)
        _of_acts.append(acts)


def enter(workflow: Workflow[Any, Any], subjects: Sequence[Stateful]) -> None:
    """Tell every projection of dossiers that were just born."""
    for projection in _of_births:
        projection(workflow, subjects)


def follow(workflow: Workflow[Any, Any], subject: Stateful) -> None:
    """Tell every projection how a dossier stands now."""
    for projection in _of_acts:
        projection(workflow, subject)

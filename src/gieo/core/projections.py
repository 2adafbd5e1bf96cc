"""What is kept in step with every act, inside its transaction: lists and to-do lists are read off such projections."""

from collections.abc import Callable, Sequence
from typing import Any

from gieo.core.models import Stateful, TransitionLog
from gieo.kernel.workflow import Transition, Workflow

OfBirths = Callable[[Workflow[Any, Any], Sequence[Stateful]], None]
OfActs = Callable[[Workflow[Any, Any], Stateful], None]
OfPapers = Callable[[Transition[Any, Any], Stateful, TransitionLog], None]

_of_births: list[OfBirths] = []
_of_acts: list[OfActs] = []
_of_papers: list[OfPapers] = []


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


def register_papers(keep: OfPapers) -> None:
    """Have something called after each act that issues official documents, before the transaction ends."""
    if keep not in _of_papers:
        _of_papers.append(keep)


def issue(row: Transition[Any, Any], subject: Stateful, entry: TransitionLog) -> None:
    """Tell whoever keeps documents of an act that issued some."""
    for keep in _of_papers:
        keep(row, subject, entry)

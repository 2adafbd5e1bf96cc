"""Guards as a checklist: what stands in the way of the next step, before anybody tries it."""

from collections.abc import Iterable, Iterator
from typing import Any

from gieo.core import clock
from gieo.dossiers.shown import Check
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt, Guard


def checks_of(named: Iterable[tuple[str, Guard]], dossier: Any, actor: Actor) -> Iterator[Check]:
    """One line for each guard: met, or the reason with its article."""
    attempt = Attempt(actor=actor, at=clock.now())
    for label, guard in named:
        refusal = guard(dossier, attempt)
        yield Check(label, refusal is None, str(refusal or ""), refusal.basis if refusal else ())

"""Do one row of a dossier's table."""

from datetime import datetime
from typing import Any

from gieo.core.models import Stateful
from gieo.core.perform import Performed, perform
from gieo.dossiers.kinds import kind_of
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt, Facts


def act(
    dossier: Stateful, name: str, *, actor: Actor, at: datetime, facts: Facts | None = None, key: str = ""
) -> Performed[Any]:
    """Do an act of the table, with what it records and writes.

    Args:
        dossier: any kind on the docket.
        name: of the row.
        actor: who.
        at: the instant of the click.
        facts: of the row's own model; None where it asks nothing.
        key: the same key twice is the same act once.

    Raises:
        TransitionRefused: with every reason.
    """
    workflow = kind_of(dossier).workflow
    row = workflow[name]
    attempt = Attempt(actor=actor, at=at, facts=facts or row.facts(), key=key)
    return perform(workflow, name, dossier, attempt)

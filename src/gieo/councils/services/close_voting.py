"""Open the count and close the voting with whatever result the ballots have."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gieo.core.perform import Performed
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.sitting.facts import CloseFacts
from gieo.councils.sitting.tellers import counting
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked


@transaction.atomic
def close_voting(
    item: CouncilItem,
    procedure: Procedure,
    *,
    actor: Actor,
    at: datetime,
    facts: CloseFacts,
    not_voting: Sequence[Picked] = (),
    key: str = "",
) -> Performed[CouncilItem]:
    """Open the ballots before the tellers the page proposes, then close the voting by the one row they allow.

    Args:
        item: in the state of voting.
        procedure: of its kind.
        actor: the scientific secretary, or an officer.
        at: when.
        facts: of the row that fits the result; an outcome that asks for more than was given does not take them.
        not_voting: memberships of those present who cast no ballot.
        key: the same key twice is the same act once.

    Raises:
        TransitionRefused: ballots are missing, or too few took part; then nothing was opened.
    """
    opening = f"{key}:count" if key else ""
    counted = act(item, "open_count", actor=actor, at=at, facts=counting(procedure, item, not_voting), key=opening)
    outcome = next(each for each in procedure.outcomes if each.key == procedure.outcome_of(counted.subject))
    asked = outcome.facts.model_validate(facts.model_dump())
    return act(counted.subject, outcome.name, actor=actor, at=at, facts=asked, key=key)

"""Close the voting with whatever result the ballots have."""

from datetime import datetime

from gieo.core.perform import Performed
from gieo.councils.bench import forget
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.sitting.facts import CloseFacts
from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor


def close_voting(
    item: CouncilItem, procedure: Procedure, *, actor: Actor, at: datetime, facts: CloseFacts, key: str = ""
) -> Performed[CouncilItem]:
    """Do the one row among those that close the voting which the ballots allow.

    Args:
        item: in the state of voting.
        procedure: of its kind.
        actor: the scientific secretary, or an officer.
        at: when.
        facts: of the row that fits the result; an outcome that asks for more than was given does not take them.
        key: the same key twice is the same act once.

    Raises:
        TransitionRefused: ballots are missing, or too few took part.
    """
    forget(item)  # the caller may hold it since before the last ballot
    outcome = next(each for each in procedure.outcomes if each.key == procedure.outcome_of(item))
    asked = outcome.facts.model_validate(facts.model_dump())
    return act(item, outcome.name, actor=actor, at=at, facts=asked, key=key)

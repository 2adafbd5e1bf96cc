"""An officer takes a checked form into the common list of the plan year."""

from collections.abc import Mapping
from datetime import datetime

from gieo.core.perform import perform
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.proposals.facts import CompilationFacts
from gieo.proposals.models import Proposal
from gieo.proposals.workflow import PROPOSAL


def compile_proposal(
    *, proposal: Proposal, criteria: Mapping[str, bool], actor: Actor, at: datetime, key: str = ""
) -> Proposal:
    """Into the list. A late form has no row that leads there.

    Args:
        proposal: a form that was sent in time.
        criteria: whether each criterion of a provincial task is met, by the field of the form that speaks of it.
        actor: a science officer of the province.
        at: when.
        key: against doing it twice.

    Raises:
        TransitionRefused: wrong state, not an officer of the province, a criterion unscored or not met.
    """
    facts = CompilationFacts(criteria=dict(criteria))
    return perform(PROPOSAL, "compile", proposal, Attempt(actor=actor, at=at, facts=facts, key=key)).subject

"""An officer takes a checked form into the common list of the plan year."""

from datetime import datetime

from gieo.core.perform import perform
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.proposals.models import Proposal
from gieo.proposals.workflow import PROPOSAL


def compile_proposal(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Proposal:
    """Into the list. A late form has no row that leads there.

    Raises:
        TransitionRefused: wrong state, or not an officer of the province.
    """
    return perform(PROPOSAL, "compile", proposal, Attempt(actor=actor, at=at, key=key)).subject

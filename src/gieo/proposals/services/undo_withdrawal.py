"""Second thoughts: a withdrawn form becomes a draft again while the window is not past."""

from datetime import datetime

from gieo.core.perform import perform
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.proposals.models import Proposal
from gieo.proposals.workflow import PROPOSAL


def undo_withdrawal(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Proposal:
    """Back to a draft, to be sent anew.

    Raises:
        TransitionRefused: wrong state, not the proposer, or the window has closed.
    """
    return perform(PROPOSAL, "undo_withdraw", proposal, Attempt(actor=actor, at=at, key=key)).subject

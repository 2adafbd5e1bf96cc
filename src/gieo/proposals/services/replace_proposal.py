"""While the window is open a form that was sent may be replaced; the last one counts (capability 38)."""

from datetime import datetime

from gieo.core.perform import perform
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.proposals.models import Proposal, Receipt
from gieo.proposals.services.send_form import send_form
from gieo.proposals.workflow import PROPOSAL


def begin_replacing(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Proposal:
    """Open a form that was sent for writing; the officers go on reading what was sent.

    Raises:
        TransitionRefused: the window is not open, it came on paper, it is being checked already, or not the proposer.
    """
    return perform(PROPOSAL, "replace", proposal, Attempt(actor=actor, at=at, key=key)).subject


def keep_earlier(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Proposal:
    """Give the replacement up: the form is again what the last receipt sealed.

    Raises:
        TransitionRefused: nothing is being replaced, or not the proposer.
    """
    return perform(PROPOSAL, "keep_earlier", proposal, Attempt(actor=actor, at=at, key=key)).subject


def submit_again(*, proposal: Proposal, actor: Actor, at: datetime, key: str = "") -> Receipt:
    """A new receipt; the earlier ones stay on file.

    Raises:
        Refused: with every reason, each with its article; see `send_form`.
    """
    return send_form(act="submit_again", proposal=proposal, actor=actor, at=at, key=key)

"""A form taken into the common list by mistake is taken off it again, with the reason in the trail."""

from datetime import datetime

from gieo.core.perform import perform
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.proposals.facts import RemovalFacts
from gieo.proposals.models import Proposal
from gieo.proposals.workflow import PROPOSAL


def uncompile_proposal(*, proposal: Proposal, reason: str, actor: Actor, at: datetime, key: str = "") -> Proposal:
    """Off the list, back to be checked.

    Raises:
        TransitionRefused: wrong state, not an officer of the province, or no reason.
    """
    facts = RemovalFacts(reason=text.nfc(reason).strip())
    return perform(PROPOSAL, "uncompile", proposal, Attempt(actor=actor, at=at, facts=facts, key=key)).subject

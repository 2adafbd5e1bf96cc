"""The proposer takes the form back."""

from datetime import datetime

from gieo.core.perform import perform
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.proposals.facts import WithdrawalFacts
from gieo.proposals.models import Proposal
from gieo.proposals.workflow import PROPOSAL


def withdraw_proposal(*, proposal: Proposal, actor: Actor, at: datetime, reason: str = "", key: str = "") -> Proposal:
    """Withdraw; what was sent and its receipts stay on file.

    Raises:
        TransitionRefused: wrong state (already compiled), or not the proposer.
    """
    facts = WithdrawalFacts(reason=text.nfc(reason).strip())
    return perform(PROPOSAL, "withdraw", proposal, Attempt(actor=actor, at=at, facts=facts, key=key)).subject

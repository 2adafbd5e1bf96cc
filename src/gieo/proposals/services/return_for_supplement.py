"""An officer returns a form: never without coded reasons and words."""

from collections.abc import Iterable
from datetime import datetime

from gieo.core.perform import perform
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt
from gieo.proposals.facts import ReturnFacts
from gieo.proposals.models import Proposal
from gieo.proposals.states import ReturnReason
from gieo.proposals.workflow import PROPOSAL


def return_for_supplement(
    *, proposal: Proposal, reasons: Iterable[ReturnReason], words: str, actor: Actor, at: datetime, key: str = ""
) -> Proposal:
    """Give the form back to its writer, with the period of the rulebook to mend it.

    Raises:
        TransitionRefused: wrong state, not an officer of the province, no reason or no words.
    """
    facts = ReturnFacts(reasons=tuple(reasons), text=text.nfc(words).strip())
    return perform(
        PROPOSAL, "return_for_supplement", proposal, Attempt(actor=actor, at=at, facts=facts, key=key)
    ).subject

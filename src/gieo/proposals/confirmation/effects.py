"""What an answer writes beside its state."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.workflow import Attempt
from gieo.proposals.confirmation.facts import ConfirmFacts, DeclineFacts
from gieo.proposals.models import Confirmation


def keep_answer(confirmation: Confirmation, attempt: Attempt) -> None:
    """Who answered what; a place that was confirmed counts as agreed from that day (BG25-II-3)."""
    facts = attempt.facts
    if isinstance(facts, ConfirmFacts | DeclineFacts):
        for name, value in facts.model_dump().items():
            setattr(confirmation, name, value)
    confirmation.answered_at = attempt.at
    confirmation.by_link = attempt.actor.user is None
    if isinstance(facts, ConfirmFacts) and confirmation.place:
        confirmation.place.agreed_on = confirmation.place.agreed_on or attempt.at.astimezone(LEGAL_ZONE).date()
        confirmation.place.confirmed_at = attempt.at
        confirmation.place.save(update_fields=["agreed_on", "confirmed_at"])

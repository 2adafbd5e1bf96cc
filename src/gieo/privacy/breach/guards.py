"""Preconditions of what is done about a breach."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.privacy.breach.facts import ToldFacts
from gieo.privacy.models import DataBreach


def told_after_it_was_found(breach: DataBreach, attempt: Attempt) -> Refusal | None:
    """Nobody tells of what was not found yet, nor in the future."""
    facts = attempt.facts
    if not isinstance(facts, ToldFacts) or breach.found_at <= facts.told_at <= attempt.at:
        return None
    message = _("Giờ thông báo phải sau lúc phát hiện và không ở tương lai.")
    return Refusal(code="told_when", message=message, basis=("LUAT91-2025",), field="told_at")

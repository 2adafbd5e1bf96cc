"""Preconditions of what is done with a document that came in."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.records.incoming.facts import AssignFacts
from gieo.records.models import IncomingDocument


def day_is_to_come(_document: IncomingDocument, attempt: Attempt) -> Refusal | None:
    """Nobody is given a day that is over."""
    facts = attempt.facts
    if not isinstance(facts, AssignFacts) or facts.answer_by is None:
        return None
    if facts.answer_by >= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    return Refusal(code="day_over", message=_("Hạn giải quyết đã qua."), field="answer_by", basis=("ND30-2020:24",))

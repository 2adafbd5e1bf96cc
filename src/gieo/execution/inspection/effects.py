"""What the moves of an inspection write beside its state."""

from gieo.core.clock import LEGAL_ZONE
from gieo.execution.inspection.facts import ConcludeFacts, HandleFacts, StartFacts
from gieo.execution.models import Inspection
from gieo.kernel.workflow import Attempt


def fall_behind(inspection: Inspection, _attempt: Attempt) -> None:
    """It did not start in time; that stays known."""
    inspection.is_late = True


def start(inspection: Inspection, attempt: Attempt) -> None:
    """By which decision, with whom, since when."""
    if isinstance(attempt.facts, StartFacts):
        inspection.decision, inspection.team = attempt.facts.decision, attempt.facts.team
        inspection.started_on = attempt.at.astimezone(LEGAL_ZONE).date()


def conclude(inspection: Inspection, attempt: Attempt) -> None:
    """What was found."""
    if isinstance(attempt.facts, ConcludeFacts):
        inspection.conclusion = attempt.facts.conclusion
        inspection.violation_found = attempt.facts.violation_found


def handle(inspection: Inspection, attempt: Attempt) -> None:
    """What followed."""
    if isinstance(attempt.facts, HandleFacts):
        inspection.handling = attempt.facts.handling

"""What is written when a document that came in moves."""

from gieo.identity.models import Person
from gieo.kernel.workflow import Attempt
from gieo.records.incoming.facts import AssignFacts, ProgressFacts
from gieo.records.models import IncomingDocument


def hand_up(document: IncomingDocument, attempt: Attempt) -> None:
    """When it left the clerk."""
    document.handed_at = attempt.at


def assign(document: IncomingDocument, attempt: Attempt) -> None:
    """Who answers, until when."""
    facts = attempt.facts
    if isinstance(facts, AssignFacts):
        document.unit, document.answer_by = facts.unit, facts.answer_by
        document.person = Person.objects.get(pk=facts.person.pk) if facts.person else None


def note_progress(document: IncomingDocument, attempt: Attempt) -> None:
    """How far it is, or what came of it."""
    if isinstance(attempt.facts, ProgressFacts):
        document.progress = attempt.facts.progress

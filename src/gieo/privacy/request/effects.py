"""What is written when a request moves."""

from gieo.kernel.workflow import Attempt
from gieo.privacy.models import DataRequest
from gieo.privacy.personal import anonymise
from gieo.privacy.request.facts import AcknowledgeFacts, AnswerFacts, CorrectFacts


def acknowledge(request: DataRequest, attempt: Attempt) -> None:
    """Whether others have to erase too."""
    if isinstance(attempt.facts, AcknowledgeFacts):
        request.others_hold = attempt.facts.others_hold


def extend(request: DataRequest, _attempt: Attempt) -> None:
    """Twice the days."""
    request.extended = True


def answer(request: DataRequest, attempt: Attempt) -> None:
    """What the person is told."""
    facts = attempt.facts
    if isinstance(facts, AnswerFacts):
        request.answer = facts.answer


def correct(request: DataRequest, attempt: Attempt) -> None:
    """The right values on the person."""
    answer(request, attempt)
    facts, person = attempt.facts, request.person
    if isinstance(facts, CorrectFacts):
        person.phone = facts.phone or person.phone
        person.address = facts.address or person.address
        person.save(update_fields=["phone", "address"])


def erase(request: DataRequest, attempt: Attempt) -> None:
    """Nothing that leads to the person stays, but for what must be kept."""
    answer(request, attempt)
    request.words = ""
    anonymise(request.person)

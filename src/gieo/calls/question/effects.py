"""What the moves of a question write beside its state."""

from gieo.calls.models import CallQuestion
from gieo.calls.question.facts import CorrectFacts, KeepPrivateFacts, PublishFacts
from gieo.kernel import text
from gieo.kernel.workflow import Attempt


def publish(question: CallQuestion, attempt: Attempt) -> None:
    """Question and answer, as everybody reads them."""
    facts = attempt.facts
    if isinstance(facts, PublishFacts):
        question.published = text.nfc(facts.question).strip()
        question.answer = text.nfc(facts.answer).strip()
        question.answered_at = attempt.at
        question.search = text.search_key(f"{question.published} {question.answer}")


def keep_private(question: CallQuestion, attempt: Attempt) -> None:
    """What its asker alone is told."""
    facts = attempt.facts
    if isinstance(facts, KeepPrivateFacts):
        question.kept_because = text.nfc(facts.reason).strip()
        question.answer = text.nfc(facts.answer).strip()
        question.answered_at = attempt.at


def correct(question: CallQuestion, attempt: Attempt) -> None:
    """The answer before stays, with the day and the reason it was put right."""
    facts = attempt.facts
    if isinstance(facts, CorrectFacts):
        before = {"answer": question.answer, "until": attempt.at.isoformat(), "reason": text.nfc(facts.reason).strip()}
        question.earlier = [*question.earlier, before]
        question.answer = text.nfc(facts.answer).strip()
        question.search = text.search_key(f"{question.published} {question.answer}")

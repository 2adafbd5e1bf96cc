"""What the moves of a finding write beside its state."""

from collections.abc import Callable
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.execution.finding.facts import (
    CorrectFacts,
    DecideFacts,
    DueFacts,
    FoundFacts,
    PublishFacts,
    WordsFacts,
)
from gieo.execution.models import Finding, FindingKind
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library


def note(kind: FindingKind) -> Callable[[Any, Attempt], None]:
    """The effect that makes it a finding of this kind."""

    def effect(finding: Finding, attempt: Attempt) -> None:
        finding.kind = kind
        facts = attempt.facts
        if not isinstance(facts, FoundFacts):
            return
        finding.detail, finding.required, finding.due_on = facts.detail, facts.required, facts.due_on
        finding.addressee_id = facts.addressee.pk if facts.addressee else None
        if kind is FindingKind.CORRECTION and facts.due_on is None:
            finding.due_on = library.get(finding.rulebook).deadline("finding.correction").due(attempt.at)

    return effect


def remind(finding: Finding, _attempt: Attempt) -> None:
    """One reminder more; its words are in the trail."""
    finding.reminders += 1


def answer(finding: Finding, attempt: Attempt) -> None:
    """What was answered or done."""
    if isinstance(attempt.facts, WordsFacts):
        finding.answer = attempt.facts.words


def ask_again(finding: Finding, attempt: Attempt) -> None:
    """The correction was not enough."""
    if isinstance(attempt.facts, DueFacts):
        finding.due_on = attempt.facts.due_on


def decide(finding: Finding, attempt: Attempt) -> None:
    """The decision with its sanction."""
    facts = attempt.facts
    if not isinstance(facts, DecideFacts):
        return
    for name in ("decision", "decided_on", "in_force_from", "sanction_until", "recover_amount"):
        setattr(finding, name, getattr(facts, name))
    finding.sanction = facts.sanction.value
    finding.violator_id = facts.violator.pk if facts.violator else None
    finding.violator_person_id = facts.violator_person.pk if facts.violator_person else None


def publish(finding: Finding, attempt: Attempt) -> None:
    """What everybody may read, with the name of the officer who approved it."""
    facts = attempt.facts
    if isinstance(facts, PublishFacts):
        for name in ("published_words", "published_from", "published_until"):
            setattr(finding, name, getattr(facts, name))
        finding.published_by = attempt.actor.name


def correct(finding: Finding, attempt: Attempt) -> None:
    """Other words, approved anew."""
    if isinstance(attempt.facts, CorrectFacts):
        finding.published_words, finding.published_by = attempt.facts.published_words, attempt.actor.name


def close(finding: Finding, attempt: Attempt) -> None:
    """The day it was closed."""
    finding.closed_on = attempt.at.astimezone(LEGAL_ZONE).date()

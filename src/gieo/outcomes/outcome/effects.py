"""What the moves of an outcome write beside its state."""

from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import bodies_of
from gieo.kernel.text import search_key
from gieo.kernel.workflow import Attempt
from gieo.outcomes.models import ApplicationReport, Commendation, DisseminationEvent, Outcome, ProfitShare, ResultUse
from gieo.outcomes.outcome.choices import EventKind
from gieo.outcomes.outcome.facts import (
    AssessmentFacts,
    CommendFacts,
    EffectiveFacts,
    EventFacts,
    InviteFacts,
    OfferFacts,
    ProfitFacts,
    PublishedFacts,
    ReplicationFacts,
    ReportFacts,
    UseFacts,
)
from gieo.outcomes.outcome.rewarding import reward_of


def assess(outcome: Outcome, attempt: Attempt) -> None:
    """Keep the judgement, and tell the task."""
    facts = attempt.facts
    if not isinstance(facts, AssessmentFacts):
        return
    outcome.assessed_by, outcome.assessed_on, outcome.evidence = facts.assessed_by, facts.assessed_on, facts.evidence
    if isinstance(facts, EffectiveFacts):
        outcome.grade, outcome.effective_on = facts.grade, facts.assessed_on
    if outcome.task:
        outcome.task.is_effective = outcome.effective_on is not None
        outcome.task.save(update_fields=["is_effective"])


def invite(outcome: Outcome, attempt: Attempt) -> None:
    """Let bodies see the result and report their uses of it."""
    if isinstance(attempt.facts, InviteFacts):
        outcome.invited.add(*(body.pk for body in attempt.facts.bodies))


def spread(outcome: Outcome, attempt: Attempt) -> None:
    """An event that made it known."""
    if isinstance(attempt.facts, EventFacts):
        DisseminationEvent.objects.create(**_recorded(outcome, attempt), **attempt.facts.model_dump())


def put_on_offer(outcome: Outcome, attempt: Attempt) -> None:
    """Everybody may read it from today; said anew it replaces what was said."""
    facts = attempt.facts
    if isinstance(facts, OfferFacts):
        outcome.offer, outcome.offer_conditions, outcome.offer_contact = facts.offer, facts.conditions, facts.contact
        host = str(outcome.task.host or "") if outcome.task else ""
        outcome.offer_search = search_key(f"{outcome.title} {facts.offer} {facts.conditions} {host}")
        outcome.offered_on = outcome.offered_on or attempt.at.astimezone(LEGAL_ZONE).date()


def take_off_offer(outcome: Outcome, _attempt: Attempt) -> None:
    """Nobody reads it any more."""
    outcome.offered_on = None


def publish(outcome: Outcome, attempt: Attempt) -> None:
    """Something the press published counts like an event."""
    if isinstance(attempt.facts, PublishedFacts):
        values = attempt.facts.model_dump()
        DisseminationEvent.objects.create(**_recorded(outcome, attempt), kind=EventKind.PRESS, **values)


def use(outcome: Outcome, attempt: Attempt) -> None:
    """Somebody uses it; the body that says so is kept where it was asked to."""
    if isinstance(attempt.facts, UseFacts):
        body = outcome.invited.filter(pk__in=bodies_of(attempt.actor)).first()
        ResultUse.objects.create(**_recorded(outcome, attempt), body=body, **attempt.facts.model_dump())


def report(outcome: Outcome, attempt: Attempt) -> None:
    """The report of one period."""
    if isinstance(attempt.facts, ReportFacts):
        ApplicationReport.objects.create(**_recorded(outcome, attempt), **attempt.facts.model_dump())


def share_profit(outcome: Outcome, attempt: Attempt) -> None:
    """A line of the ledger of profit, with what the authors had to get at least."""
    if isinstance(attempt.facts, ProfitFacts):
        least = reward_of(outcome, attempt.facts).least
        ProfitShare.objects.create(**_recorded(outcome, attempt), **attempt.facts.model_dump(), least=least)


def commend(outcome: Outcome, attempt: Attempt) -> None:
    """Somebody was commended for it."""
    if isinstance(attempt.facts, CommendFacts):
        Commendation.objects.create(**_recorded(outcome, attempt), **attempt.facts.model_dump())


def decide_replication(outcome: Outcome, attempt: Attempt) -> None:
    """Replicate, or the reason why not."""
    if isinstance(attempt.facts, ReplicationFacts):
        outcome.replication_choice, outcome.replication_reason = attempt.facts.choice, attempt.facts.reason


def _recorded(outcome: Outcome, attempt: Attempt) -> dict[str, Any]:
    return {"outcome": outcome, "recorded_at": attempt.at, "recorded_by_id": attempt.actor.user}

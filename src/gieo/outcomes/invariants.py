"""Invariant 7: the gate before acceptance councils, and what every effective result must have.

Asked of the tables and the trail directly, not of the guards that should have seen to it.
"""

from collections.abc import Iterator
from datetime import date

from gieo.acceptance.models import Acceptance
from gieo.core import clock
from gieo.core.models import TransitionLog
from gieo.core.trail import history_of
from gieo.outcomes.models import Outcome
from gieo.registry.models import Task

COUNCIL = ("found_council", "assign_council")


def faults(on: date | None = None) -> list[str]:
    """Every acceptance council called against its gate, every effective result forgotten once its year was over.

    Args:
        on: the day of the look; results found effective in earlier years are looked at. Today where nothing is said.
    """
    return [*_councils_against_the_gate(), *_forgotten_results(on or clock.today())]


def _councils_against_the_gate() -> Iterator[str]:
    for acceptance in Acceptance.objects.filter(council__isnull=False).order_by("pk"):
        acts = list(history_of(acceptance))
        called = next((act for act in acts if act.name in COUNCIL), None)
        before = [act for act in acts if called and act.sequence < called.sequence]
        fault = _fault_of(acceptance, before)
        if fault:
            yield f"{acceptance.number}: {fault}"


def _fault_of(acceptance: Acceptance, before: list[TransitionLog]) -> str:
    checks = [act.sequence for act in before if act.name == "check_readiness"]
    if not checks:
        return "a council was called without a readiness check"
    is_red = not acceptance.readiness or any(item["reasons"] for item in acceptance.readiness)
    signed = any(act.name == "override_readiness" and act.actor_id and act.sequence > checks[-1] for act in before)
    if is_red and not (signed and acceptance.override_reason.strip()):
        return "a council was called while the gate was red, and nobody signed for it"
    return ""


def _forgotten_results(on: date) -> Iterator[str]:
    effective = Task.objects.filter(is_effective=True, accepted_on__isnull=False)
    followed = {outcome.task_id: outcome for outcome in Outcome.objects.filter(task__in=effective)}
    for task in effective.order_by("pk"):
        outcome = followed.get(task.pk)
        if outcome is None:
            yield f"{task.number}: effective, but nobody follows it"
        elif outcome.effective_on and outcome.effective_on.year < on.year:
            yield from (f"{outcome.number}: {fault}" for fault in _owed(outcome))


def _owed(outcome: Outcome) -> Iterator[str]:
    if not outcome.disseminations.exists():
        yield "effective, but never made known"
    if not outcome.replication_choice:
        yield "effective, but nobody decided on its replication"
    elif outcome.replication_choice == "no" and not outcome.replication_reason.strip():
        yield "not replicated, and nobody said why"

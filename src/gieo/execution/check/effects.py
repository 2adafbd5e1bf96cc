"""What the moves of a check write beside its state."""

from collections.abc import Callable, Iterable
from typing import Any

from gieo.contracts.contract.facts import JudgeFacts, Judgement
from gieo.contracts.models import Milestone
from gieo.contracts.services.judge_milestone import judge_milestone
from gieo.execution.check.facts import (
    ConcludeFacts,
    EvaluationFacts,
    HoldFacts,
    PlanFacts,
    SpendingFacts,
    TeamRow,
    WorkFacts,
)
from gieo.execution.models import Check, CheckMember
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Attempt


def fill(check: Check, facts: PlanFacts) -> None:
    """When, where and why; the team follows once the check is saved."""
    check.planned_on, check.place, check.reason = facts.planned_on, facts.place, facts.reason
    check.plan_year = facts.planned_on.year


def seat(check: Check, rows: Iterable[TeamRow]) -> None:
    """The team, anew; somebody named twice sits once."""
    seats = {row.person.pk: row.part.value for row in rows}
    check.team.all().delete()
    CheckMember.objects.bulk_create(
        CheckMember(check_dossier=check, person_id=person, part=part) for person, part in seats.items()
    )


def plan(check: Check, attempt: Attempt) -> None:
    """Take over another plan."""
    if isinstance(attempt.facts, PlanFacts):
        fill(check, attempt.facts)
        seat(check, attempt.facts.team)


def hold(check: Check, attempt: Attempt) -> None:
    """The visit with its minutes."""
    facts = attempt.facts
    if not isinstance(facts, HoldFacts):
        return
    check.visited_on, check.host_present, check.content = facts.visited_on, facts.host_present, facts.content
    check.team.filter(person__in=[person.pk for person in facts.present]).update(present=True)


def conclude(check: Check, attempt: Attempt) -> None:
    """What was concluded; a milestone found reached is marked on the contract in the same transaction."""
    facts = attempt.facts
    if isinstance(facts, ConcludeFacts):
        check.conclusion, check.met = facts.conclusion, facts.met
        _judge(check, facts.milestone, Judgement.MET if facts.met else Judgement.ADJUST, attempt)


def evaluate(verdict: Judgement) -> Callable[[Any, Attempt], None]:
    """The effect of an evaluation with this verdict: it releases the money of a milestone, or holds it back."""

    def effect(check: Check, attempt: Attempt) -> None:
        facts = attempt.facts
        if isinstance(facts, EvaluationFacts):
            check.conclusion, check.met = facts.conclusion, verdict is Judgement.MET
            _judge(check, facts.milestone, verdict, attempt)

    return effect


def _judge(check: Check, picked: Picked | None, verdict: Judgement, attempt: Attempt) -> None:
    if picked is None:
        return
    check.milestone = Milestone.objects.get(pk=picked.pk, contract=check.contract_id)
    facts = JudgeFacts(milestone=picked, verdict=verdict, document=check.number)
    judge_milestone(contract=check.contract, facts=facts, at=attempt.at)


def confirm_work(check: Check, attempt: Attempt) -> None:
    """How much of the work is done."""
    if isinstance(attempt.facts, WorkFacts):
        check.work_done = attempt.facts.work_done


def confirm_spending(check: Check, attempt: Attempt) -> None:
    """How much State money was spent."""
    if isinstance(attempt.facts, SpendingFacts):
        check.spending_confirmed = attempt.facts.spending

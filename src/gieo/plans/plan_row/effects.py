"""What the moves of a plan's row write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.plans.models import PlanActivity, PlanCheck, PlanRow
from gieo.plans.plan_row.facts import ActivityFacts, CheckFacts, FillFacts, ResultFacts


def fill_in(row: PlanRow, attempt: Attempt) -> None:
    """Who leads, and when."""
    facts = attempt.facts
    if isinstance(facts, FillFacts):
        row.leads, row.period = [lead.name for lead in facts.leads], facts.period
        row.lead_bodies.set([lead.pk for lead in facts.leads])


def keep_activity(row: PlanRow, attempt: Attempt) -> None:
    """One more activity of this row."""
    if isinstance(attempt.facts, ActivityFacts):
        PlanActivity.objects.create(plan_id=row.plan_id, row=row, **attempt.facts.model_dump())


def keep_check(row: PlanRow, attempt: Attempt) -> None:
    """One more look at this row."""
    if isinstance(attempt.facts, CheckFacts):
        PlanCheck.objects.create(row=row, **attempt.facts.model_dump())


def keep_result(row: PlanRow, attempt: Attempt) -> None:
    """What came of it."""
    if isinstance(attempt.facts, ResultFacts):
        row.outcome = attempt.facts.outcome

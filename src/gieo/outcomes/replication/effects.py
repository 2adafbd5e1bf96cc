"""What the moves of a replication write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.outcomes.models import Replication, ReplicationAssignment, ReplicationLine
from gieo.outcomes.replication.facts import (
    AssignFacts,
    BudgetFacts,
    ConfirmFacts,
    PlanFacts,
    ProgressFacts,
    SchemeFacts,
)


def fill(replication: Replication, facts: SchemeFacts) -> None:
    """The content of a scheme, from what was asked; its results are set once it is saved."""
    replication.title, replication.plan_year = facts.title, facts.plan_year
    replication.technical_support, replication.benefits = facts.technical_support, facts.benefits
    replication.places = [place.model_dump() for place in facts.places]


def rewrite(replication: Replication, attempt: Attempt) -> None:
    """The next version of the scheme; the trail keeps the ones before."""
    if isinstance(attempt.facts, SchemeFacts):
        fill(replication, attempt.facts)
        replication.outcomes.set([result.pk for result in attempt.facts.results])
        replication.version += 1


def assign(replication: Replication, attempt: Attempt) -> None:
    """Charge the bodies of the Chairman's document."""
    facts = attempt.facts
    if not isinstance(facts, AssignFacts):
        return
    replication.assignment_document, replication.assigned_on = facts.document, facts.assigned_on
    for row in facts.assignees:
        ReplicationAssignment.objects.create(
            replication=replication,
            body_id=row.body.pk,
            outcome_id=row.result.pk,
            place=row.place,
            quantity=row.quantity,
            unit=row.unit,
            deadline=row.deadline,
        )


def confirm(replication: Replication, attempt: Attempt) -> None:
    """A body has taken it on."""
    if isinstance(attempt.facts, ConfirmFacts):
        picked = replication.assignments.get(pk=attempt.facts.assignment.pk)
        picked.confirmed_at, picked.contact = attempt.at, attempt.facts.contact
        picked.save(update_fields=["confirmed_at", "contact"])


def plan(replication: Replication, attempt: Attempt) -> None:
    """The estimate of one body takes the place of the one it had."""
    if isinstance(attempt.facts, PlanFacts):
        picked = replication.assignments.get(pk=attempt.facts.assignment.pk)
        picked.lines.all().delete()
        for line in attempt.facts.lines:
            ReplicationLine.objects.create(assignment=picked, source=line.source, year=line.year, requested=line.amount)


def write_back(replication: Replication, attempt: Attempt) -> None:
    """What was approved, on each line."""
    if isinstance(attempt.facts, BudgetFacts):
        replication.budget_document = attempt.facts.document
        for row in attempt.facts.approved:
            replication.lines.filter(pk=row.line.pk).update(approved=row.approved)


def progress(replication: Replication, attempt: Attempt) -> None:
    """How far one body has come, and what it has used."""
    facts = attempt.facts
    if not isinstance(facts, ProgressFacts):
        return
    picked = replication.assignments.get(pk=facts.assignment.pk)
    picked.achieved, picked.progress, picked.reported_at = facts.achieved, facts.progress, attempt.at
    picked.save(update_fields=["achieved", "progress", "reported_at"])
    for row in facts.used:
        picked.lines.filter(pk=row.line.pk).update(used=row.used)

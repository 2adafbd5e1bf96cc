"""What the moves of a yearly estimate write beside its state."""

from gieo.kernel.actors import Actor, Role
from gieo.kernel.workflow import Attempt
from gieo.plans.estimate.facts import AppraisalFacts, ApprovalFacts, DropFacts, LineFacts, MoneyFacts, RemarkFacts
from gieo.plans.estimate.guards import compiled_of
from gieo.plans.models import Estimate, EstimateLine, LineRemark

COPIED = ("unit_id", "activity", "task_id", "plan_row_id", "source", "priority_field", "proposed")


def keep_line(estimate: Estimate, attempt: Attempt) -> None:
    """One more line; a line of the province itself has no unit."""
    facts = attempt.facts
    if isinstance(facts, LineFacts):
        EstimateLine.objects.create(
            estimate=estimate,
            unit=estimate.body,
            activity=facts.activity,
            source=facts.source,
            proposed=facts.proposed,
            task_id=facts.task.pk if facts.task else None,
            plan_row_id=facts.plan_row.pk if facts.plan_row else None,
            priority_field=str(facts.priority_field.id) if facts.priority_field else "",
        )


def drop_line(estimate: Estimate, attempt: Attempt) -> None:
    """A line goes while nobody has received it."""
    if isinstance(attempt.facts, DropFacts):
        estimate.lines.filter(pk=attempt.facts.line.pk).delete()


def compile_lines(estimate: Estimate, _attempt: Attempt) -> None:
    """The lines of a unit go into the proposal of the province as they are (CNSH-IV-1)."""
    compiled = compiled_of(estimate)
    EstimateLine.objects.bulk_create(
        EstimateLine(estimate=compiled, origin=line, **{name: getattr(line, name) for name in COPIED})
        for line in estimate.lines.all()
    )


def keep_remark(estimate: Estimate, attempt: Attempt) -> None:
    """Who says what about a line."""
    facts = attempt.facts
    if isinstance(facts, RemarkFacts):
        LineRemark.objects.create(
            line=estimate.lines.get(pk=facts.line.pk),
            body_id=_body_of(attempt.actor, estimate.province_id),
            author_id=attempt.actor.user,
            text=facts.text,
            at=attempt.at,
        )


def _body_of(actor: Actor, province: str) -> int | None:
    seats = (each for each in actor.seats if each.role is Role.FINANCE_OFFICER and each.province == province)
    return next((seat.organisation for seat in seats if seat.organisation), None)


def appraise(estimate: Estimate, attempt: Attempt) -> None:
    """What Finance leaves of each line."""
    if isinstance(attempt.facts, AppraisalFacts):
        for row in attempt.facts.lines:
            estimate.lines.filter(pk=row.line.pk).update(appraised=row.amount, appraisal_reason=row.reason.strip())


def approve(estimate: Estimate, attempt: Attempt) -> None:
    """What is assigned to each line, by which decision."""
    if isinstance(attempt.facts, ApprovalFacts):
        estimate.decision = attempt.facts.decision
        for row in attempt.facts.lines:
            estimate.lines.filter(pk=row.line.pk).update(approved=row.amount, approval_reason=row.reason.strip())


def keep_money(estimate: Estimate, attempt: Attempt) -> None:
    """What came in and went out so far."""
    facts = attempt.facts
    if isinstance(facts, MoneyFacts):
        estimate.lines.filter(pk=facts.line.pk).update(received=facts.received, spent=facts.spent)

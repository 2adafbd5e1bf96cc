"""What the moves of a plan write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.plans.models import Plan, PlanCost, TargetMember, TargetResult
from gieo.plans.plan.facts import CostFacts, FaceFacts, MembersFacts, ResultFacts


def rewrite(plan: Plan, attempt: Attempt) -> None:
    """Take over what was typed."""
    if isinstance(attempt.facts, FaceFacts):
        for name, value in attempt.facts:
            setattr(plan, name, value)


def keep_result(plan: Plan, attempt: Attempt) -> None:
    """One more result of a target; the same one is not counted twice."""
    facts = attempt.facts
    if isinstance(facts, ResultFacts):
        TargetResult.objects.update_or_create(
            target=plan.targets.get(pk=facts.target.pk),
            title=facts.title,
            defaults={"on": facts.on, "evidence": facts.evidence},
        )


def keep_members(plan: Plan, attempt: Attempt) -> None:
    """Where each of those a share is taken of stands."""
    facts = attempt.facts
    if isinstance(facts, MembersFacts):
        target = plan.targets.get(pk=facts.target.pk)
        TargetMember.objects.bulk_create(
            [TargetMember(target=target, name=member.name, state=member.state) for member in facts.members],
            update_conflicts=True,
            unique_fields=["target", "name"],
            update_fields=["state"],
        )


def keep_cost(plan: Plan, attempt: Attempt) -> None:
    """One more line of the annex."""
    if isinstance(attempt.facts, CostFacts):
        PlanCost.objects.create(plan=plan, **attempt.facts.model_dump())

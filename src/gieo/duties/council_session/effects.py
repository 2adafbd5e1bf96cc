"""What the moves of a session write beside its state."""

from gieo.duties.council_session.facts import ApproveFacts, HoldFacts
from gieo.duties.models import CouncilSession, Duty, GrassrootsTask
from gieo.kernel.workflow import Attempt
from gieo.rulebooks.models.duties import Proof


def keep_minutes(session: CouncilSession, attempt: Attempt) -> None:
    """Who was there, what was said, what is advised."""
    facts = attempt.facts
    if isinstance(facts, HoldFacts):
        session.present = [each.name for each in facts.present]
        session.conclusions = facts.conclusions
        session.tasks = [row.model_dump(mode="json") for row in facts.tasks]
        session.minutes_id = facts.minutes.id if facts.minutes else None


def approve(session: CouncilSession, attempt: Attempt) -> None:
    """The signed list; where the body owes tasks at the grass roots in that year, they stand on its duty (CT-2-1c)."""
    facts = attempt.facts
    if not isinstance(facts, ApproveFacts):
        return
    session.signer, session.decision, session.decided_on = facts.signer, facts.decision, facts.decided_on
    owed = Duty.objects.filter(province=session.province_id, body=session.body_id, plan_year=session.plan_year)
    duty = next((each for each in owed.select_related("clause") if each.proof is Proof.GRASSROOTS_TASK), None)
    if duty is None:
        return
    approval = f"{facts.decision} ngày {facts.decided_on:%d/%m/%Y}"[:200]
    for task in session.tasks:
        GrassrootsTask.objects.update_or_create(
            duty=duty, title=task["title"], defaults={"lead": task["lead"], "approval": approval}
        )

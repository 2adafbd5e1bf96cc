"""A confirmed plan: its targets, money and tasks become the plan that is followed."""

from datetime import datetime

from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor
from gieo.orientation.models import DocumentReading
from gieo.orientation.parsing import ParsedDocument
from gieo.plans.plan.states import PlanState
from gieo.plans.services.import_plan import PLAN, import_plan


def take_over_plan(reading: DocumentReading, confirmed: ParsedDocument, actor: Actor, at: datetime) -> str:
    """Keep the plan as people left it at the desk, and put it in force: every line of it was answered for."""
    confirmed.document.type = PLAN  # a person said so, whatever the text calls itself
    plan = import_plan(parsed=confirmed, province=reading.province_id, actor=actor, at=at)
    if plan.state == PlanState.DRAFT:
        act(plan, "confirm", actor=actor, at=at)
    return plan.get_absolute_url()

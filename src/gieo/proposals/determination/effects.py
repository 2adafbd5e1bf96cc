"""What a determination's own moves write."""

from gieo.kernel.workflow import Attempt
from gieo.proposals.determination.facts import OrderTextFacts
from gieo.proposals.models import Determination


def write_text(determination: Determination, attempt: Attempt) -> None:
    """The text of the order."""
    facts = attempt.facts
    if not isinstance(facts, OrderTextFacts):
        return
    determination.task_title = facts.title
    determination.task_kind = str(facts.kind.id)
    determination.objectives, determination.requirements = facts.objectives, facts.requirements
    determination.products = [product.model_dump(mode="json") for product in facts.products]
    determination.assignment = facts.method.value
    determination.direct_ground = str(facts.direct_ground.id) if facts.direct_ground else ""
    determination.order_id = facts.order.pk if facts.order else None
    determination.source = facts.source

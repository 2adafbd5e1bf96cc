"""What a commissioned task's moves write."""

from typing import Any

from gieo.core.models.numbering import next_number
from gieo.kernel import text
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.workflow import Attempt
from gieo.proposals.commissioned_task.facts import ApprovalFacts, DecisionFacts, DivisionFacts, PreparationFacts
from gieo.proposals.models import CommissionedTask
from gieo.registry.models import Task, TaskGroup

CODE = "NV"


def prepare(item: CommissionedTask, attempt: Attempt) -> None:
    """The line of the list as typed; an order that is answered brings its body and its document."""
    facts = attempt.facts
    if not isinstance(facts, PreparationFacts):
        return
    item.title, item.kind = facts.title, str(facts.kind.id)
    item.objectives, item.requirements = facts.objectives, facts.requirements
    item.products = [product.model_dump(mode="json") for product in facts.products]
    item.assignment = facts.method.value
    item.direct_ground = str(facts.direct_ground.id) if facts.direct_ground else ""
    item.order_id = facts.order.pk if facts.order else None
    item.commissioning_body_id = facts.body.pk if facts.body else body_of_order(item)
    item.order_document = facts.document or (item.order.document if item.order else "")
    item.no_order_reason = facts.no_order_reason
    item.is_key = facts.is_key


def body_of_order(item: CommissionedTask) -> int | None:
    """The body whose order is answered."""
    return item.order.body_id if item.order else None


def commission(item: CommissionedTask, attempt: Attempt) -> None:
    """The task itself, under the province's next number of the year; where the order was divided, each of its tasks."""
    if isinstance(attempt.facts, ApprovalFacts):
        item.decision_number, item.decision_date = attempt.facts.number, attempt.facts.signed_on
    if not item.parts:
        item.task = _task_of(item, title=item.title, products=item.products)
        return
    item.group = TaskGroup.objects.create(province_id=item.province_id, title=item.title, structure=item.structure)
    for part in item.parts:
        own = [{"name": part["product"], "measure": "", "unit": "", "quantity": None}] if part["product"] else None
        _task_of(item, title=part["title"], products=own or item.products)


def _task_of(item: CommissionedTask, *, title: str, products: list[dict[str, Any]]) -> Task:
    year = item.plan_year or item.opened_at.year
    number = str(DossierNumber(item.province_id, CODE, year, next_number(f"{item.province_id}-{CODE}-{year}")))
    return Task.objects.create(
        province_id=item.province_id,
        number=number,
        title=title,
        group=item.group,
        plan_year=year,
        kind=item.kind,
        science_field=item.science_field,
        objectives=item.objectives,
        products=products,
        is_key=item.is_key,
        commissioning_body=item.commissioning_body,
        order_document=item.order_document,
        proposing_body=item.proposing_body,
        assignment=item.assignment,
        search=text.search_key(f"{number} {title}"),
    )


def number_decision(item: CommissionedTask, attempt: Attempt) -> None:
    """What the clerk gave the decision."""
    if isinstance(attempt.facts, DecisionFacts):
        item.decision_number, item.decision_date = attempt.facts.number, attempt.facts.signed_on


def divide(item: CommissionedTask, attempt: Attempt) -> None:
    """The tasks it will become."""
    facts = attempt.facts
    if isinstance(facts, DivisionFacts):
        item.structure = str(facts.structure.id)
        item.parts = [part.model_dump() for part in facts.parts]


def unite(item: CommissionedTask, _attempt: Attempt) -> None:
    """One task again."""
    item.structure, item.parts = "", []

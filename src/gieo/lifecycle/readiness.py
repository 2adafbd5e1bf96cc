"""What the acceptance gate asks of a task, answered by the stages that know it (CT-4-2c)."""

from collections.abc import Iterable

from gieo.acceptance.acceptance.products import number_of
from gieo.acceptance.models import Acceptance
from gieo.acceptance.rules.readiness import Facts
from gieo.execution.selectors import readiness_facts
from gieo.registry.models import Task


def readiness_of(task: Task) -> Facts:
    """Reports, findings and money as the execution of a task says them, products as the host handed them over.

    A correction that nobody has verified stands under the findings; what else is open, under the requirements.
    """
    known = readiness_facts(task)
    return Facts(
        reports_missing=known.reports_missing,
        findings_open=known.findings_unverified,
        products_missing=tuple(_not_handed_over(task)),
        state_received=known.state_paid,
        state_accounted=known.state_accounted,
        counterpart_planned=known.counterpart_planned,
        counterpart_paid=known.counterpart_paid,
        requirements_open=tuple(name for name in known.findings_open if name not in known.findings_unverified),
    )


def _not_handed_over(task: Task) -> Iterable[str]:
    """Products of which the host's file shows nothing; too few of one is for the council to rate."""
    acceptance = Acceptance.objects.filter(task=task).order_by("-pk").first()
    products = acceptance.products if acceptance else []
    yield from (each["name"] for each in products if not number_of(str(each.get("delivered") or 0)))

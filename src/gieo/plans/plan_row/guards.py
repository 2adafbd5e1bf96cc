"""Preconditions of the moves of a plan's row."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.plans.models import PlanActivity, PlanRow
from gieo.plans.plan_row.facts import ActivityFacts, CheckFacts

FOLLOWING = ("GIEO-MACDINH:45",)
LACKING = {"leads": _("cơ quan chủ trì"), "period": _("thời gian")}
SHARE = "%"


def is_complete(row: PlanRow, _attempt: Attempt) -> Refusal | None:
    """Nothing is assigned to nobody, or for no time (CNSH-6.1)."""
    if not row.lacks:
        return None
    message = _("Việc này thiếu %(what)s.")
    params = {"what": ", ".join(LACKING[name] for name in row.lacks)}
    return Refusal(code="row_incomplete", message=message, params=params, basis=FOLLOWING)


def is_counted_once(row: PlanRow, attempt: Attempt) -> Refusal | None:
    """The same class counts for one row only."""
    facts = attempt.facts
    if not isinstance(facts, ActivityFacts):
        return None
    same = PlanActivity.objects.filter(plan=row.plan_id, kind=facts.kind, title=facts.title, on=facts.on)
    there = same.select_related("row").first()
    if there is None:
        return None
    message = _("Hoạt động này đã được tính cho việc %(number)s.")
    params = {"number": there.row.printed_number}
    return Refusal(code="counted_already", message=message, params=params, basis=FOLLOWING, field="title")


def has_begun(_row: PlanRow, attempt: Attempt) -> Refusal | None:
    """What lies ahead is no activity and no check yet."""
    facts = attempt.facts
    if not isinstance(facts, ActivityFacts | CheckFacts) or facts.on <= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    message = _("Ngày này chưa đến.")
    return Refusal(code="still_ahead", message=message, basis=FOLLOWING, field="on")


def reaches_its_quantity(row: PlanRow, _attempt: Attempt) -> Refusal | None:
    """Where the plan says clearly how many, fewer are not done; where it does not, the officer judges."""
    if not row.quantity or not row.quantity_is_clear or row.quantity_unit == SHARE or row.counted >= row.quantity:
        return None
    message = _("Mới có %(count)d trên %(quantity)d %(unit)s.")
    params = {"count": row.counted, "quantity": row.quantity, "unit": row.quantity_unit}
    return Refusal(code="quantity_not_reached", message=message, params=params, basis=FOLLOWING)

"""Preconditions of a plan's moves."""

from datetime import datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.plans.models import Plan
from gieo.plans.plan.facts import CostFacts, FaceFacts, PlanReportFacts

FOLLOWING = ("GIEO-MACDINH:45",)


def ends_after_it_begins(_plan: Plan, attempt: Attempt) -> Refusal | None:
    """A period."""
    facts = attempt.facts
    if not isinstance(facts, FaceFacts) or facts.first_year <= facts.last_year:
        return None
    message = _("Năm cuối phải sau năm đầu.")
    return Refusal(code="bad_period", message=message, basis=FOLLOWING, field="last_year")


def is_over(plan: Plan, attempt: Attempt) -> Refusal | None:
    """A plan ends with its last year."""
    if attempt.at >= datetime(plan.last_year + 1, 1, 1, tzinfo=LEGAL_ZONE):
        return None
    message = _("Kế hoạch còn đến hết năm %(year)d.")
    return Refusal(code="plan_not_over", message=message, params={"year": plan.last_year}, basis=FOLLOWING)


def is_not_itemised_yet(plan: Plan, attempt: Attempt) -> Refusal | None:
    """The same line of the annex counts once."""
    facts = attempt.facts
    if not isinstance(facts, CostFacts):
        return None
    if not plan.costs.filter(title=facts.title, source=facts.source).exists():
        return None
    message = _("Nội dung này đã có trong phụ lục kinh phí.")
    return Refusal(code="itemised_already", message=message, basis=FOLLOWING, field="title")


def reports_a_span_that_is_over(_plan: Plan, attempt: Attempt) -> Refusal | None:
    """From a day through a later one that has come."""
    facts = attempt.facts
    if not isinstance(facts, PlanReportFacts):
        return None
    if facts.since <= facts.until <= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    message = _("Kỳ báo cáo phải có ngày cuối sau ngày đầu và không ở tương lai.")
    return Refusal(code="bad_span", message=message, basis=FOLLOWING, field="until")

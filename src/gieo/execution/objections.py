"""What the running of a task has against paying for it."""

from gieo.contracts.models import Contract
from gieo.execution.selectors import missed_reports
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks import library

MISSED = "progress_report.missed"
SETTLED_BY = ("approved", "in_force")


def reports_missed(contract: Contract) -> Refusal | None:
    """Money stops at the second missed report (T25b)."""
    rule, missed = library.get(contract.rulebook).figures[MISSED], missed_reports(contract)
    if not rule.holds_for(missed):
        return None
    message = _("Thiếu %(missed)d kỳ báo cáo: ngừng cấp kinh phí.")
    return Refusal(code="reports_missed", message=message, basis=rule.basis, params={"missed": missed})


def evaluation_not_met(contract: Contract) -> Refusal | None:
    """Under the law of 2025 the next money waits for the last evaluation, or for the adjustment it called for (N22)."""
    if contract.law is not Law.L2025:
        return None
    last = contract.check_set.filter(met__isnull=False).order_by("-visited_on", "-pk").first()
    if last is None or last.met:
        return None
    if contract.adjustment_set.filter(state__in=SETTLED_BY, state_since__gte=last.state_since).exists():
        return None
    message = _("Đánh giá trong kỳ %(check)s chưa đạt: kinh phí tiếp theo chờ đánh giá lại hoặc điều chỉnh.")
    basis = ("ND267-2025:16", "TT36-2025:6")
    return Refusal(code="evaluation_not_met", message=message, basis=basis, params={"check": last.number})


OBJECTIONS = (reports_missed, evaluation_not_met)

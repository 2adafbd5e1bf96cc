"""Preconditions of a progress report's moves."""

from collections import Counter

from gieo.contracts.contract.guards import under_law
from gieo.contracts.money import called
from gieo.execution.models import ProgressReport
from gieo.execution.progress_report.facts import ReportFacts
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.registry.models.money_line import STATE_SOURCES

REPORTING, REPORTING_2025 = ("TT04-2015:26.1",), ("TT36-2025:5",)
COUNTERPART = ("TTLT27-2015:11.2", "TT03-2023-BTC:8.2")


def statement_is_signed(report: ProgressReport, attempt: Attempt) -> Refusal | None:
    """No report goes out unless somebody answers for it (CT-8-1b)."""
    if not isinstance(attempt.facts, ReportFacts) or attempt.facts.responsibility:
        return None
    message = _("Chưa cam kết chịu trách nhiệm về nội dung báo cáo.")
    basis = under_law(report.contract, REPORTING, REPORTING_2025)
    return Refusal(code="no_statement", message=message, basis=basis, field="responsibility")


def counterpart_is_in_the_contract(report: ProgressReport, attempt: Attempt) -> Refusal | None:
    """The host reports money of its own lines, and no more than the contract foresees: more is an adjustment first."""
    if not isinstance(attempt.facts, ReportFacts):
        return None
    told: Counter[int] = Counter()
    for row in attempt.facts.counterpart:
        told[row.line.pk] += row.amount
    return _above(report, told)


def counterpart_still_fits(report: ProgressReport, _attempt: Attempt) -> Refusal | None:
    """The same, when the report is accepted."""
    told: Counter[int] = Counter()
    for row in report.counterpart:
        told[row["line"]["id"]] += row["amount"]
    return _above(report, told)


def _above(report: ProgressReport, told: Counter[int]) -> Refusal | None:
    own = {line.pk: line for line in report.task.money.all() if line.source not in STATE_SOURCES}
    basis = under_law(report.contract, COUNTERPART, ("TT36-2025",))
    for pk, amount in told.items():
        line = own.get(pk)
        room = line.contracted - line.paid if line else 0
        if amount > room:
            message = _("%(line)s: báo cáo %(amount)s, theo hợp đồng còn %(room)s.")
            params = {"line": called(line) if line else "", "amount": format_vnd(amount), "room": format_vnd(room)}
            return Refusal(
                code="counterpart_above_contract", message=message, basis=basis, params=params, field="counterpart"
            )
    return None


def work_has_stopped(report: ProgressReport, _attempt: Attempt) -> Refusal | None:
    """A report is waived only when nothing is being done under the contract any more."""
    if not report.contract.is_active:
        return None
    basis = under_law(report.contract, REPORTING, REPORTING_2025)
    return Refusal(code="still_running", message=_("Hợp đồng đang thực hiện thì phải báo cáo."), basis=basis)

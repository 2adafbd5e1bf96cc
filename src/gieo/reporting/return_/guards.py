"""Preconditions of a report's moves."""

from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.reporting.models import Return
from gieo.reporting.return_.states import RULES, ReturnForm
from gieo.rulebooks import library

REVIEWING = ("GIEO-MACDINH:28",)
WRITING = ("GIEO-MACDINH:11",)
EARLIER = "CT01-2021-BG"


def is_a_bodys(report: Return, _attempt: Attempt) -> Refusal | None:
    """The Sở reviews what bodies and units send."""
    if not report.is_compiled:
        return None
    message = _("Báo cáo tổng hợp do Lãnh đạo UBND tỉnh xem.")
    return Refusal(code="for_the_chairman", message=message, basis=REVIEWING)


def is_compiled(report: Return, _attempt: Attempt) -> Refusal | None:
    """The Sở sends, and the Chairman reviews, compiled reports only."""
    if report.is_compiled:
        return None
    message = _("Báo cáo này do cơ quan báo cáo gửi, Sở KH&CN xem.")
    return Refusal(code="not_compiled", message=message, basis=REVIEWING)


def is_the_writers(report: Return, attempt: Attempt) -> Refusal | None:
    """A body writes its own report, the officer the compiled one."""
    officer = attempt.actor.holds(Role.SCIENCE_OFFICER, report.province_id)
    of_the_body = any(party.holds(attempt.actor) for party in report.parties().values())
    if of_the_body or (report.is_compiled and officer):
        return None
    return Refusal(code="another_writer", message=_("Báo cáo do cơ quan báo cáo tự viết."), basis=WRITING)


def says_something(report: Return, _attempt: Attempt) -> Refusal | None:
    """No report of figures alone."""
    if report.results.strip():
        return None
    message = _("Chưa ghi kết quả thực hiện trong năm.")
    return Refusal(code="nothing_reported", message=message, basis=WRITING, field="results")


def covers_both_directives(report: Return, _attempt: Attempt) -> Refusal | None:
    """One report of a body answers both directives, where its duty rests on both (CT-10-2)."""
    key = RULES.get(ReturnForm(report.form))
    rule = next((rule for rule in library.get(report.rulebook).duties if rule.key == key), None)
    if rule is None or EARLIER not in rule.basis or report.earlier_results.strip():
        return None
    message = _("Chưa ghi kết quả theo Chỉ thị 01/CT-UBND.")
    return Refusal(code="one_directive_missing", message=message, basis=(EARLIER,), field="earlier_results")

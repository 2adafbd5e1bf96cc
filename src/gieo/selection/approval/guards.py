"""Preconditions of an approval's moves."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.registry.models import MoneyLine
from gieo.rulebooks import library
from gieo.selection.application.facts import CancelFacts
from gieo.selection.application.states import ApplicationState
from gieo.selection.approval.facts import DecisionFacts, LawFacts
from gieo.selection.budget_appraisal.states import BudgetAppraisalState
from gieo.selection.models import Approval
from gieo.selection.selection.states import SelectionState

CHOOSING = {Law.L2013: ("TT20-2023:11", "LUAT29-2013:30.1"), Law.L2025: ("LUAT93-2025:16", "LUAT93-2025:16.2")}
APPROVING = {Law.L2013: ("TT20-2023:15.2",), Law.L2025: ("ND267-2025:12",)}
CORRECTING = ("GIEO-MACDINH:17",)
CANCELLING = {Law.L2013: ("TT20-2023:17",), Law.L2025: ("GIEO-MACDINH:16",)}


def host_was_chosen(approval: Approval, _attempt: Attempt) -> Refusal | None:
    """A closed competition, or a direct assignment somebody signed for, with its ground (CT-2-3b)."""
    selection = approval.appraisal.selection
    is_closed = selection.state == SelectionState.REVISED and approval.application.state == ApplicationState.WINNER
    is_open_to_all = not selection.call.is_direct
    if is_closed and (is_open_to_all or selection.call.is_signed_exception):
        return None
    message = _("Chưa có kết quả tuyển chọn, hoặc chưa có người ký giao trực tiếp kèm trường hợp luật định.")
    return Refusal(code="host_not_chosen", message=message, basis=CHOOSING[approval.law])


def parallel_hosts_differ(approval: Approval, _attempt: Attempt) -> Refusal | None:
    """Side by side means several hosts: none leads two ways to the same result."""
    task = approval.task
    if task is None or task.group is None or not task.group.is_parallel:
        return None
    if not task.group.tasks.exclude(pk=task.pk).filter(host=approval.application.host_id).exists():
        return None
    rule = library.get(approval.rulebook).order_structure(task.group.structure)
    message = _("Tổ chức này đã chủ trì một phương án song song của cùng đặt hàng.")
    return Refusal(code="leads_both", message=message, basis=rule.basis if rule else APPROVING[approval.law])


def money_was_appraised(approval: Approval, _attempt: Attempt) -> Refusal | None:
    """The team has passed the money on."""
    if approval.appraisal.state == BudgetAppraisalState.FORWARDED:
        return None
    message = _("Tổ thẩm định chưa xác nhận hồ sơ hoàn thiện.")
    return Refusal(code="not_appraised", message=message, basis=APPROVING[approval.law])


def note_is_complete(approval: Approval, _attempt: Attempt) -> Refusal | None:
    """What is proposed, from when, for how long."""
    if approval.note and approval.starts_on and approval.months:
        return None
    message = _("Tờ trình còn thiếu nội dung trình, ngày bắt đầu hoặc thời gian thực hiện.")
    return Refusal(code="note_incomplete", message=message, basis=APPROVING[approval.law], field="note")


def day_is_possible(approval: Approval, attempt: Attempt) -> Refusal | None:
    """Neither before it was submitted nor later than today: the day decides under which law the task runs."""
    if not isinstance(attempt.facts, DecisionFacts):
        return None
    first = approval.state_since.astimezone(LEGAL_ZONE).date()
    if first <= attempt.facts.decided_on <= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    message, params = _("Ngày quyết định phải từ ngày trình %(first)s đến hôm nay."), {"first": f"{first:%d/%m/%Y}"}
    return Refusal(
        code="impossible_day", message=message, basis=APPROVING[approval.law], params=params, field="decided_on"
    )


def rulebook_is_the_provinces(approval: Approval, attempt: Attempt) -> Refusal | None:
    """One of the province's own, and another than it has."""
    facts = attempt.facts
    if not isinstance(facts, LawFacts):
        return None
    own = {book.id for book in library.rulebooks() if book.family == approval.province.family}
    if str(facts.rulebook.id) in own - {approval.task_rulebook}:
        return None
    message = _("Chọn một bộ quy tắc khác của tỉnh.")
    return Refusal(code="not_another_rulebook", message=message, basis=CORRECTING, field="rulebook")


def no_contract_yet(approval: Approval, _attempt: Attempt) -> Refusal | None:
    """After the contract a decision is no longer cancelled, the contract is ended (TT 20/2023, article 17.2)."""
    if not MoneyLine.objects.filter(task=approval.task_id, contracted__gt=0).exists():
        return None
    message = _("Đã ký hợp đồng: không hủy quyết định, thực hiện chấm dứt hợp đồng.")
    return Refusal(code="contracted", message=message, basis=CANCELLING[approval.law])


def cause_fits(approval: Approval, attempt: Attempt) -> Refusal | None:
    """Before the decision and after it the law knows other causes."""
    if not isinstance(attempt.facts, CancelFacts):
        return None
    cause = library.get(approval.rulebook).cancellation_cause(str(attempt.facts.cause.id))
    if cause.after_approval if approval.decided_on else cause.before_approval:
        return None
    message = _("Trường hợp này không áp dụng ở giai đoạn hiện nay.")
    return Refusal(code="other_cause", message=message, basis=cause.basis, field="cause")

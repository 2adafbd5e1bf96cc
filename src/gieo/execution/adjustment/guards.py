"""Preconditions of an adjustment's moves."""

from collections.abc import Mapping

from gieo.contracts.contract.guards import SIGNING, SIGNING_2025, under_law
from gieo.execution.adjustment import ruling
from gieo.execution.adjustment.facts import AdjustmentFacts, BallotFacts, DecideFacts
from gieo.execution.models import Adjustment
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.registry.models import MoneyLine
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.rulebooks.models import AdjustmentSubject as Subject
from gieo.rulebooks.models import Decider

ADJUSTING, ADJUSTING_2025 = ("TT04-2015:12-20",), ("ND267-2025:16", "TT36-2025:6")
OF_THE_STATE = frozenset({Subject.NON_LUMP_MONEY, Subject.NON_LUMP_INCREASE})
ON_LINES = OF_THE_STATE | {Subject.COUNTERPART_MONEY}
NEEDS: Mapping[Subject, str] = {
    Subject.EXTENSION: "months",
    Subject.SHORTENING: "new_end",
    Subject.PRODUCT: "products",
    Subject.PRINCIPAL_INVESTIGATOR: "new_investigator",
    Subject.HOST: "new_host",
    **dict.fromkeys(ON_LINES, "money"),
}


def basis_of(adjustment: Adjustment) -> tuple[str, ...]:
    """The articles on adjusting under the law of the contract."""
    return under_law(adjustment.contract, ADJUSTING, ADJUSTING_2025)


def says_what_changes(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """What the subject is about is filled in."""
    needed = NEEDS.get(Subject(adjustment.subject), "after")
    if adjustment.reason and getattr(adjustment, needed):
        return None
    message = _("Chưa ghi lý do và nội dung mới.")
    return Refusal(code="nothing_to_change", message=message, basis=basis_of(adjustment), field=needed)


def term_gets_shorter(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """A shortened term ends before the present one and after it began."""
    contract, end = adjustment.contract, adjustment.new_end
    if adjustment.subject != Subject.SHORTENING or end is None or not (contract.starts_on and contract.ends_on):
        return None
    if contract.starts_on < end < contract.ends_on:
        return None
    message = _("Ngày kết thúc mới phải nằm trong thời gian thực hiện.")
    return Refusal(code="not_shorter", message=message, basis=basis_of(adjustment), field="new_end")


def contract_is_running(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """Only what is running changes."""
    if adjustment.contract.state == "running":
        return None
    message = _("Chỉ điều chỉnh hợp đồng đang thực hiện.")
    return Refusal(code="contract_not_running", message=message, basis=basis_of(adjustment))


def matrix_lets_it_be_asked(adjustment: Adjustment, attempt: Attempt) -> Refusal | None:
    """Nothing in the matrix stands against it but an opinion that is still to come."""
    found = _against(adjustment, attempt)
    return next((refusal for refusal in found if refusal.field not in ruling.OPINIONS), None)


def matrix_lets_it_be_decided(adjustment: Adjustment, attempt: Attempt) -> Refusal | None:
    """Nothing in the matrix stands against it at all."""
    return next(iter(_against(adjustment, attempt)), None)


def _against(adjustment: Adjustment, attempt: Attempt) -> tuple[Refusal, ...]:
    """What the matrix has against it; nothing yet while it is not said what changes."""
    return () if says_what_changes(adjustment, attempt) else ruling.ruling_of(adjustment, attempt.at).refusals


def authority_decides(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """What the host may decide itself is not asked for but notified."""
    if ruling.decider_of(adjustment) not in ruling.BY_HOST:
        return None
    message = _("Tổ chức chủ trì tự quyết định nội dung này và thông báo.")
    return Refusal(code="host_decides", message=message, basis=ruling.row_of(adjustment).basis)


def host_decides(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """What somebody else decides is not notified but asked for; what nobody may change the matrix refuses."""
    if ruling.decider_of(adjustment) in ruling.BY_HOST | {Decider.NOBODY}:
        return None
    message = _("Nội dung này phải được cấp có thẩm quyền chấp thuận.")
    return Refusal(code="authority_decides", message=message, basis=ruling.row_of(adjustment).basis)


def own_decision_is_named(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """The notice names the host's own decision."""
    if adjustment.own_decision and adjustment.own_decided_on:
        return None
    message = _("Ghi số, ngày quyết định của tổ chức chủ trì.")
    basis = under_law(adjustment.contract, ("TT04-2015:20.2b",), ADJUSTING_2025)
    return Refusal(code="no_own_decision", message=message, basis=basis, field="own_decision")


def decides_in_power(adjustment: Adjustment, attempt: Attempt) -> Refusal | None:
    """What the authority decides, the director decides by delegation only."""
    facts = attempt.facts
    by_department = ruling.decider_of(adjustment) is Decider.DEPARTMENT
    if not isinstance(facts, DecideFacts) or facts.delegation or by_department:
        return None
    if Role.CHAIRMAN in attempt.actor.roles_in(adjustment.province_id):
        return None
    message = _("Giám đốc Sở chỉ quyết định nội dung này khi có văn bản ủy quyền.")
    basis = under_law(adjustment.contract, ("TT04-2015:19", *SIGNING), SIGNING_2025)
    return Refusal(code="no_delegation", message=message, basis=basis, field="delegation")


def may_be_objected_to(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """The authority objects to another principal investigator only."""
    if adjustment.subject == Subject.PRINCIPAL_INVESTIGATOR:
        return None
    message = _("Chỉ được phản đối việc thay chủ nhiệm.")
    basis = under_law(adjustment.contract, ("TT04-2015:20.2b",), ADJUSTING_2025)
    return Refusal(code="no_objection", message=message, basis=basis)


def council_may_be_heard(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """A council sits on those changes alone for which the matrix knows one."""
    if ruling.hears_a_council(adjustment):
        return None
    message = _("Nội dung điều chỉnh này không lấy ý kiến hội đồng.")
    return Refusal(code="no_council_here", message=message, basis=ruling.row_of(adjustment).basis)


def council_has_not_spoken(adjustment: Adjustment, _attempt: Attempt) -> Refusal | None:
    """What a council has counted stands, until the host asks for something else."""
    if adjustment.closed_at is None:
        return None
    message = _("Hội đồng đã kết luận về đề nghị này; ý kiến của hội đồng không ghi đè.")
    return Refusal(code="council_has_spoken", message=message, basis=ruling.row_of(adjustment).basis)


def ballot_says_why(_adjustment: Adjustment, attempt: Attempt) -> Refusal | None:
    """No ballot without a reason (CT-2-2b)."""
    facts = attempt.facts
    if not isinstance(facts, BallotFacts) or facts.reason.strip():
        return None
    return Refusal(code="no_reason", message=_("Phiếu chưa ghi lý do."), basis=("ND08-2014:35",), field="reason")


def lines_fit(adjustment: Adjustment, attempt: Attempt) -> Refusal | None:
    """Money changes on lines of this task, of the right kind, never below what is paid."""
    facts, subject = attempt.facts, Subject(adjustment.subject)
    if not isinstance(facts, AdjustmentFacts) or not facts.money:
        return None
    picked = {row.line.pk: row.amount for row in facts.money}
    lines = list(MoneyLine.objects.filter(task=adjustment.task_id, pk__in=picked))
    right_kind = all((line.source in STATE_SOURCES) == (subject in OF_THE_STATE) for line in lines)
    basis = basis_of(adjustment)
    if subject not in ON_LINES or len(lines) != len(picked) or not right_kind:
        message = _("Chọn nguồn, năm đúng với nội dung điều chỉnh.")
        return Refusal(code="strange_line", message=message, basis=basis, field="money")
    if any(picked[line.pk] < line.paid for line in lines):
        return Refusal(code="below_paid", message=_("Số mới thấp hơn số đã cấp."), basis=basis, field="money")
    return None


def lump_part_stays(adjustment: Adjustment, attempt: Attempt) -> Refusal | None:
    """State money never falls below the lump part, which nobody may change."""
    facts, contract = attempt.facts, adjustment.contract
    if not isinstance(facts, AdjustmentFacts) or Subject(adjustment.subject) not in OF_THE_STATE:
        return None
    wanted = {row.line.pk: row.amount for row in facts.money}
    lines = adjustment.task.money.filter(source__in=STATE_SOURCES)
    state_money = sum(wanted.get(line.pk, line.contracted) for line in lines)
    if state_money >= contract.lump_amount:
        return None
    message = _("Kinh phí ngân sách mới thấp hơn phần khoán.")
    return Refusal(code="below_lump", message=message, basis=basis_of(adjustment), field="money")

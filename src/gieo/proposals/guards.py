"""Preconditions of the moves: (proposal, attempt) → None, or the reason why not with its article."""

from datetime import datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import IntakeWindow
from gieo.orientation.states import NoticeState
from gieo.proposals.channels import Channel
from gieo.proposals.facts import (
    AdmissionFacts,
    CompilationFacts,
    NotPickedFacts,
    RemovalFacts,
    ReturnFacts,
    SubmissionFacts,
)
from gieo.proposals.forms import form_of
from gieo.proposals.models import Proposal
from gieo.proposals.models.proposal import ONE_INSTANT
from gieo.proposals.owed import count_owed, owed_by_proposer
from gieo.proposals.policies import CALLING
from gieo.proposals.readiness import issues_of
from gieo.proposals.rules.issues import errors
from gieo.proposals.rules.requirements import criteria_of
from gieo.rulebooks import library
from gieo.rulebooks.models import FormField

INCOMPLETE = "form_incomplete"
OWED = _("Bên đề xuất còn %(count)d việc quá hạn ở nhiệm vụ đang làm; mức được nộp phiếu là %(limit)d.")
OWED_NAMED = _(
    "Bên đề xuất còn %(count)d việc quá hạn ở nhiệm vụ đang làm (%(numbers)s); mức được nộp phiếu là %(limit)d."
)
ALLOWED = "proposal.overdue_allowed"  # no figure: whoever owes may propose all the same
ASKING = ("GIEO-MACDINH:98",)


def window_is_open(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """A form that arrives outside the window is refused as a submission (LS25-III-2, BG25-III-1/2)."""
    return _is_open(proposal.window, attempt)


def call_is_open(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """The same of the call of the body it was written in answer to."""
    return _is_open(proposal.call, attempt) if proposal.call else None


def answers_a_call(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """A body receives what was written in answer to its own call."""
    if proposal.call_id is not None:
        return None
    message = _("Phiếu không thuộc đợt nhận của cơ quan nào: nộp Sở KH&CN.")
    return Refusal(code="no_call", message=message, basis=CALLING)


def answers_no_call(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """What was written in answer to a body's call goes to that body, unless its writer chooses otherwise."""
    if proposal.call is None:
        return None
    message = _("Phiếu viết cho đợt nhận của %(body)s: nộp cơ quan đó, hoặc chọn gửi thẳng Sở KH&CN ở trang soạn.")
    return Refusal(code="answers_a_call", message=message, params={"body": str(proposal.through)}, basis=CALLING)


def body_is_confirmed(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """Nobody sends in the name of a body that has not been asked whether they are its own."""
    if proposal.asked_body is None:
        return None
    message = _(
        "Cán bộ của Sở chưa xác nhận ông/bà là người của %(body)s. Chờ xác nhận, hoặc chọn gửi với tư cách cá nhân ở "
        "trang soạn."
    )
    return Refusal(code="body_unconfirmed", message=message, params={"body": proposal.asked_body.name}, basis=ASKING)


def owes_no_more_than_allowed(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """Who is late with earlier tasks is shown (GIEO-MACDINH:81); shut out only where an instrument says so."""
    rule = library.get(proposal.rulebook).figures.get(ALLOWED)
    if rule is None:
        return None
    owed = count_owed(proposal, at=attempt.at)
    if rule.holds_for(owed):
        return None
    numbers = ", ".join(entry.number for entry in owed_by_proposer(proposal, attempt.actor, at=attempt.at))
    params = {"count": owed, "numbers": numbers, "limit": rule.value}
    message = OWED_NAMED if numbers else OWED
    return Refusal(code="owes", message=message, params=params, basis=rule.basis)


def reason_is_given(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """Nobody's form is left off a list without words."""
    facts = attempt.facts
    if not isinstance(facts, NotPickedFacts) or facts.reason.strip():
        return None
    return Refusal(code="no_reason", message=_("Viết rõ vì sao không chọn."), basis=CALLING, field="reason")


def _is_open(window: IntakeWindow, attempt: Attempt) -> Refusal | None:
    if window.is_open_at(attempt.at):
        return None
    if window.opens_at is None or window.closes_at is None:
        return Refusal(
            code="window_unknown",
            message=_("Chưa rõ ngày mở đợt nhận: thông báo chưa ghi ngày ban hành. Phiếu vẫn soạn được."),
            basis=(window.basis,),
        )
    if window.is_past_at(attempt.at):
        return Refusal(
            code="window_closed",
            message=_("Đợt nhận đã đóng; %(instant)s là lúc cuối còn trong hạn."),
            params={"instant": spoken(window.closes_at - ONE_INSTANT)},
            basis=(window.basis,),
        )
    return Refusal(
        code="window_not_open",
        message=_("Đợt nhận mở lúc %(instant)s; từ nay đến đó phiếu soạn được nhưng chưa nộp được."),
        params={"instant": spoken(window.opens_at)},
        basis=(window.basis,),
    )


def came_on_paper(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """The counter receives what was handed to it; a draft written here is sent by its writer alone (BG25-IV-3)."""
    if proposal.channel != Channel.ONLINE:
        return None
    return Refusal(
        code="written_online",
        message=_("Phiếu soạn trực tuyến do chính người đề xuất nộp."),
    )


def was_written_online(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """A form on paper is replaced where it was handed in."""
    if proposal.channel == Channel.ONLINE:
        return None
    return Refusal(
        code="came_on_paper",
        message=_("Phiếu giấy được thay tại bộ phận một cửa."),
        basis=("GIEO-MACDINH:73",),
    )


def window_is_past(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """The late register takes only what comes after closing."""
    if proposal.window.is_past_at(attempt.at):
        return None
    return Refusal(
        code="window_not_past",
        message=_("Đợt nhận chưa đóng: nộp bình thường, không ghi muộn."),
        basis=(proposal.window.basis,),
    )


def a_decision_admits_it(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """Nobody is let in late by word of mouth: a numbered decision of a day not in the future."""
    facts = attempt.facts
    if not isinstance(facts, AdmissionFacts):
        return None
    if facts.decision.strip() and facts.decided_on <= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    return Refusal(
        code="no_decision",
        message=_("Phiếu quá hạn chỉ được nhận khi có số và ngày quyết định."),
        basis=("GIEO-MACDINH:51", proposal.window.basis),
        field="decision",
    )


def window_is_not_past(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """What was withdrawn may come back while forms are still received."""
    if not proposal.window.is_past_at(attempt.at):
        return None
    return Refusal(code="window_closed", message=_("Đợt nhận đã đóng."), basis=(proposal.window.basis,))


def late_forms_are_kept(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """Whether late forms are kept at all is for the province's rulebook to say (BG25-III-3)."""
    late = library.get(proposal.rulebook).late
    if late is not None and late.kept:
        return None
    return Refusal(
        code="late_not_kept",
        message=_("Tỉnh không lưu phiếu nộp sau hạn."),
        basis=late.basis if late else (proposal.window.basis,),
    )


def may_be_carried_over(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """A late form may go on to a later year where the rulebook says so."""
    late = library.get(proposal.rulebook).late
    if late is not None and late.may_be_carried_over:
        return None
    return Refusal(
        code="no_carrying_over",
        message=_("Quy tắc của tỉnh không cho chuyển phiếu sang năm sau."),
        basis=late.basis if late else (proposal.window.basis,),
    )


def a_later_window_waits(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """It needs a published notice of a later plan year to go to."""
    if later_windows(proposal, attempt.at):
        return None
    return Refusal(
        code="no_later_window",
        message=_("Chưa có thông báo định hướng của năm kế hoạch sau để chuyển phiếu sang."),
        basis=(proposal.window.basis,),
    )


def later_windows(proposal: Proposal, at: datetime) -> list[IntakeWindow]:
    """Windows of published notices of later plan years that have not closed, the next year first."""
    windows = IntakeWindow.objects.filter(
        province=proposal.province_id, plan_year__gt=proposal.plan_year, notice__state=NoticeState.PUBLISHED
    )
    return [window for window in windows.order_by("plan_year", "pk") if not window.is_past_at(at)]


def supplement_is_in_time(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """A returned form comes back by the clock that was promised when it was returned."""
    if proposal.due_at is None or attempt.at <= proposal.due_at:
        return None
    return Refusal(
        code="supplement_too_late",
        message=_("Đã hết hạn bổ sung (%(instant)s)."),
        params={"instant": spoken(proposal.due_at)},
        basis=(proposal.due_basis,),
    )


def form_is_complete(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """No error of the form check is left (LS25-F); the editor lists them one by one."""
    blocking = errors(issues_of(proposal, on=attempt.at.astimezone(LEGAL_ZONE).date()))
    if not blocking:
        return None
    return Refusal(
        code=INCOMPLETE,
        message=_("Phiếu còn %(count)d lỗi phải sửa, trước hết: %(first)s"),
        params={"count": len(blocking), "first": str(blocking[0])},
        basis=blocking[0].basis,
        field=blocking[0].field,
    )


def fits_the_page_limit(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """Not more A4 pages than the form allows, counted on the printed form (LS25-F-P)."""
    form = form_of(proposal.form)
    pages = attempt.facts.pages if isinstance(attempt.facts, SubmissionFacts) else 0
    if pages <= form.page_limit:
        return None
    return Refusal(
        code="too_many_pages",
        message=_("Phiếu in ra %(pages)d trang, tối đa %(limit)d trang A4."),
        params={"pages": pages, "limit": form.page_limit},
        basis=form.page_limit_basis,
    )


def criteria_are_scored(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """Screening is not closed while a criterion of a provincial task is unscored (LS25-I-2)."""
    facts = attempt.facts
    if not isinstance(facts, CompilationFacts):
        return None
    unscored = [field for field in criteria_of(form_of(proposal.form)) if field.id not in facts.criteria]
    return _criterion("criterion_unscored", _("Chưa chấm tiêu chí: %(criterion)s."), unscored)


def criteria_are_met(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """What misses a criterion is returned, not compiled."""
    facts = attempt.facts
    if not isinstance(facts, CompilationFacts):
        return None
    unmet = [field for field in criteria_of(form_of(proposal.form)) if facts.criteria.get(field.id) is False]
    message = _(
        "Chưa đạt tiêu chí: %(criterion)s. Phiếu chưa đạt thì yêu cầu bổ sung, bổ sung rồi vẫn chưa đạt thì không "
        "đưa ra hội đồng."
    )
    return _criterion("criterion_unmet", message, unmet)


def _criterion(code: str, message: str, fields: list[FormField]) -> Refusal | None:
    if not fields:
        return None
    labels = "; ".join(field.label for field in fields)
    return Refusal(code=code, message=message, params={"criterion": labels}, basis=fields[0].basis, field=fields[0].id)


def reasons_are_given(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """A form is never returned without coded reasons and words."""
    facts = attempt.facts
    if not isinstance(facts, ReturnFacts) or (facts.reasons and facts.text.strip()):
        return None
    return Refusal(
        code="return_without_reason",
        message=_("Chọn ít nhất một lý do và viết rõ điều cần bổ sung."),
        basis=("GIEO-MACDINH:1",),
        field="text",
    )


def removal_is_explained(proposal: Proposal, attempt: Attempt) -> Refusal | None:  # noqa: ARG001
    """A form is never taken off the list without words."""
    facts = attempt.facts
    if not isinstance(facts, RemovalFacts) or facts.reason.strip():
        return None
    return Refusal(
        code="removal_without_reason",
        message=_("Viết rõ vì sao đưa phiếu ra khỏi danh mục."),
        field="reason",
    )


def spoken(instant: datetime) -> str:
    """An instant in legal time as it is written: 23:59:59 ngày 15/05/2024."""
    return f"{instant.astimezone(LEGAL_ZONE):%H:%M:%S ngày %d/%m/%Y}"

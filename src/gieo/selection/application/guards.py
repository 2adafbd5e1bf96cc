"""Preconditions of an application's moves."""

from collections.abc import Iterable

from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.selection.application.facts import ApplicationFacts, CheckFacts
from gieo.selection.application.sealing import hash_of
from gieo.selection.models import Application
from gieo.selection.rows import MoneyRow, is_repeated

DOSSIER = {Law.L2013: ("TT20-2023:5",), Law.L2025: ("ND267-2025:11",)}
FILING = {Law.L2013: ("TT20-2023:6",), Law.L2025: ("ND267-2025:11",)}
CHECKING = {Law.L2013: ("TT20-2023:7.1", "TT20-2023:4"), Law.L2025: ("ND267-2025:12.2", "ND267-2025:5")}


def call_is_open(application: Application, attempt: Attempt) -> Refusal | None:
    """Filing, replacing and withdrawing end with the closing hour of the call."""
    if application.call.state == "open" and application.call.is_open_at(attempt.at):
        return None
    message = _("Thông báo không còn nhận hồ sơ.")
    return Refusal(code="call_closed", message=message, basis=FILING[application.law])


def is_complete(application: Application, _attempt: Attempt) -> Refusal | None:
    """What a dossier must say at least before it can be sealed; its papers are judged after the opening."""
    parts = (
        (_("chủ nhiệm"), application.leader),
        (_("mục tiêu"), application.objectives),
        (_("nội dung"), application.content),
        (_("sản phẩm"), application.products),
        (_("kinh phí"), application.total),
        (_("thời gian thực hiện"), application.months),
    )
    return _incomplete(application, [name for name, value in parts if not value])


def _incomplete(application: Application, missing: Iterable[str]) -> Refusal | None:
    words = ", ".join(missing)
    if not words:
        return None
    message, params = _("Hồ sơ còn thiếu: %(parts)s."), {"parts": words}
    return Refusal(code="application_incomplete", message=message, basis=DOSSIER[application.law], params=params)


def money_stands_once(application: Application, attempt: Attempt) -> Refusal | None:
    """One row for each source and year."""
    facts = attempt.facts
    return twice(facts.money, application.law) if isinstance(facts, ApplicationFacts) else None


def twice(rows: Iterable[MoneyRow], law: Law) -> Refusal | None:
    """The reason against rows in which a source and year stands twice."""
    if not is_repeated(tuple(rows)):
        return None
    message = _("Mỗi nguồn trong một năm chỉ ghi một dòng kinh phí.")
    return Refusal(code="money_twice", message=message, basis=DOSSIER[law], field="money")


def cap_is_kept(application: Application, attempt: Attempt) -> Refusal | None:
    """The call may say how much State money there is at most."""
    cap = application.call.support_cap
    if not cap or application.state_money <= cap or isinstance(attempt.facts, ApplicationFacts):
        return None
    message = _("Kinh phí đề nghị từ ngân sách vượt mức tối đa của thông báo.")
    return Refusal(code="above_cap", message=message, basis=DOSSIER[application.law], field="money")


def call_was_opened(application: Application, _attempt: Attempt) -> Refusal | None:
    """Nothing is opened but by the opening of its call, whose minutes name it."""
    listed = {line["number"]: line["sha256"] for line in application.call.opening}
    if listed.get(application.number) == application.sealed_sha256:
        return None
    message = _("Hồ sơ chỉ được mở cùng biên bản mở hồ sơ của thông báo.")
    return Refusal(code="not_in_the_minutes", message=message, basis=CHECKING[application.law])


def seal_is_whole(application: Application, _attempt: Attempt) -> Refusal | None:
    """What is opened is what was sealed (invariant 5)."""
    if application.sealed_at and hash_of(application, at=application.sealed_at) == application.sealed_sha256:
        return None
    message = _("Nội dung hồ sơ không còn đúng mã băm lúc niêm phong.")
    return Refusal(code="seal_broken", message=message, basis=FILING[application.law])


def decision_is_not_signed(application: Application, _attempt: Attempt) -> Refusal | None:
    """Once the decision stands, it is the decision that is cancelled, and its result with it."""
    if not application.approvals.filter(state__in=("approved", "published")).exists():
        return None
    message = _("Đã có quyết định phê duyệt: hủy quyết định.")
    return Refusal(code="decided", message=message, basis=("TT20-2023:17.2",))


def nothing_against(application: Application, attempt: Attempt) -> Refusal | None:
    """A dossier with a missing paper or a bar is not valid."""
    facts = attempt.facts
    if not isinstance(facts, CheckFacts) or not (facts.missing or facts.bars):
        return None
    found = ", ".join(each.name for each in (*facts.missing, *facts.bars))
    message, params = _("Hồ sơ chưa hợp lệ: %(found)s."), {"found": found}
    return Refusal(code="not_valid", message=message, basis=CHECKING[application.law], params=params)


def something_against(application: Application, attempt: Attempt) -> Refusal | None:
    """Nobody is turned away without a reason."""
    facts = attempt.facts
    if not isinstance(facts, CheckFacts) or facts.missing or facts.bars or facts.reason:
        return None
    message = _("Nêu tài liệu còn thiếu, trường hợp không được đăng ký hoặc lý do.")
    return Refusal(code="no_reason", message=message, basis=CHECKING[application.law], field="reason")

"""Preconditions of the notice's moves."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import OrientationItem, OrientationNotice, Severity
from gieo.orientation.services.accept_lines import lines_waiting
from gieo.orientation.states import NoticeState

LAYOUT = ("ND30-2020:PL1",)
NUMBERING = ("ND30-2020:15",)


def findings_decided(notice: OrientationNotice, _attempt: Attempt) -> Refusal | None:
    """A person decided every error."""
    open_errors = notice.findings.filter(severity=Severity.ERROR, decision="").count()
    if not open_errors:
        return None
    message = _("Còn %(count)s điểm phải xử lý chưa có quyết định.")
    return Refusal(code="findings_open", message=message, params={"count": open_errors}, basis=LAYOUT)


def lines_answered(notice: OrientationNotice, _attempt: Attempt) -> Refusal | None:
    """A person accepted, edited or removed every line that was read."""
    waiting = lines_waiting(notice)
    if not waiting:
        return None
    message = _("Còn %(count)s dòng đọc từ văn bản chưa có người xác nhận.")
    return Refusal(code="lines_waiting", message=message, params={"count": waiting}, basis=LAYOUT)


def has_items(notice: OrientationNotice, _attempt: Attempt) -> Refusal | None:
    """It wants something."""
    if OrientationItem.objects.filter(field__notice=notice).exists():
        return None
    return Refusal(code="no_items", message=_("Thông báo chưa có nội dung định hướng nào."), basis=("TT06-2023:3",))


def number_and_date_known(notice: OrientationNotice, _attempt: Attempt) -> Refusal | None:
    """Number and day are the clerk's to give; nothing is published without them."""
    document = notice.document
    if document.number and document.issued_on:
        return None
    message = _("Chưa có số hoặc ngày ban hành; văn thư cấp số, ngày rồi mới công bố.")
    return Refusal(code="number_or_date_missing", message=message, basis=NUMBERING)


def window_known(notice: OrientationNotice, _attempt: Attempt) -> Refusal | None:
    """Proposers must know from when to when."""
    windows = list(notice.windows.all())
    if windows and all(window.opens_at and window.closes_at for window in windows):
        return None
    message = _("Chưa rõ ngày mở hoặc ngày đóng của đợt nhận đề xuất.")
    return Refusal(code="window_unknown", message=message, basis=(windows[0].basis,) if windows else LAYOUT)


def none_in_force(notice: OrientationNotice, _attempt: Attempt) -> Refusal | None:
    """One notice in force for a province and plan year, unless this one says that it replaces it."""
    others = OrientationNotice.objects.filter(
        province=notice.province_id, plan_year=notice.plan_year, state=NoticeState.PUBLISHED
    )
    if not others.exclude(pk=notice.supersedes_id or 0).exists():
        return None
    message = _(
        "Tỉnh đã có thông báo định hướng năm %(year)s đang có hiệu lực; bản mới phải ghi rõ là thay thế bản đó."
    )
    return Refusal(code="one_in_force", message=message, params={"year": notice.plan_year}, basis=NUMBERING)

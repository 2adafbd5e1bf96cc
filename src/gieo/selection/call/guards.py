"""Preconditions of a call's moves."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.selection.application.states import ApplicationState
from gieo.selection.call.facts import OpeningFacts, PublishFacts
from gieo.selection.models import Application, Call

DIRECT = {Law.L2013: ("LUAT29-2013:30.1",), Law.L2025: ("LUAT93-2025:16.2",)}
CONTENT = {Law.L2013: ("LUAT29-2013:29",), Law.L2025: ("ND267-2025:10",)}
CHECKING = {Law.L2013: ("TT20-2023:7.1",), Law.L2025: ("ND267-2025:12.2",)}


def says_how_to_apply(call: Call, _attempt: Attempt) -> Refusal | None:
    """Nobody can apply to a call without conditions, way and place."""
    if call.conditions and call.way_of_filing and call.address:
        return None
    message = _("Chưa ghi đủ điều kiện đăng ký, cách nộp và nơi nhận hồ sơ.")
    return Refusal(code="call_incomplete", message=message, basis=CONTENT[call.law], field="conditions")


def exception_is_signed(call: Call, _attempt: Attempt) -> Refusal | None:
    """A direct invitation needs its ground and a name below it (CT-2-3b)."""
    if not call.is_direct or (call.is_signed_exception and call.invited_id):
        return None
    message = _("Giao trực tiếp phải có trường hợp, lý do và người có thẩm quyền ký.")
    return Refusal(code="exception_not_signed", message=message, basis=DIRECT[call.law])


def is_direct(call: Call, _attempt: Attempt) -> Refusal | None:
    """Only a task to be assigned directly invites one body."""
    if call.is_direct:
        return None
    message = _("Nhiệm vụ này được phê duyệt theo phương thức tuyển chọn.")
    return Refusal(code="competitive", message=message, basis=DIRECT[call.law])


def stays_open_long_enough(call: Call, attempt: Attempt) -> Refusal | None:
    """The period of the rulebook at least, from the day it is published."""
    if not isinstance(attempt.facts, PublishFacts):
        return None
    rule = library.get(call.rulebook).deadline("call.open")
    earliest = rule.due(attempt.at)
    if attempt.facts.closes_at.astimezone(LEGAL_ZONE).date() >= earliest:
        return None
    return Refusal(
        code="call_too_short",
        message=_("Phải nhận hồ sơ ít nhất đến hết ngày %(day)s."),
        basis=rule.basis,
        params={"day": f"{earliest:%d/%m/%Y}"},
        field="closes_at",
    )


def repeats_in_time(call: Call, attempt: Attempt) -> Refusal | None:
    """A second call starts within so many months from the start of the first (TT 20/2023, article 3.3)."""
    if call.previous is None or call.previous.published_at is None:
        return None
    rule = library.get(call.rulebook).deadline("call.second")
    latest = rule.due(call.previous.published_at.astimezone(LEGAL_ZONE))
    if attempt.at.astimezone(LEGAL_ZONE).date() <= latest:
        return None
    message = _("Đã quá hạn thông báo lần hai: ngày %(day)s.")
    return Refusal(code="second_call_too_late", message=message, basis=rule.basis, params={"day": f"{latest:%d/%m/%Y}"})


def both_units_are_there(_call: Call, attempt: Attempt) -> Refusal | None:
    """The unit that manages the science and the one that manages the money open together."""
    if not isinstance(attempt.facts, OpeningFacts):
        return None
    if len({person.unit for person in attempt.facts.present}) > 1:
        return None
    message = _("Mở hồ sơ phải có đại diện đơn vị quản lý khoa học và đơn vị quản lý kinh phí.")
    return Refusal(code="opened_alone", message=message, basis=("TT20-2023:7",), field="present")


def all_are_checked(call: Call, _attempt: Attempt) -> Refusal | None:
    """Every application of the minutes has been found valid or invalid."""
    waiting = Application.objects.filter(
        call=call, state__in=(ApplicationState.SEALED, ApplicationState.OPENED), number__in=_listed(call)
    )
    numbers = list(waiting.order_by("number").values_list("number", flat=True))
    if not numbers:
        return None
    message, params = _("Còn hồ sơ chưa kiểm tra: %(numbers)s."), {"numbers": ", ".join(numbers)}
    return Refusal(code="not_all_checked", message=message, basis=CHECKING[call.law], params=params)


def some_are_valid(call: Call, _attempt: Attempt) -> Refusal | None:
    """A council needs something to judge."""
    if _valid(call):
        return None
    message = _("Không có hồ sơ hợp lệ nào để đưa ra hội đồng.")
    return Refusal(code="none_valid", message=message, basis=CHECKING[call.law])


def none_are_valid(call: Call, _attempt: Attempt) -> Refusal | None:
    """A call with a valid application has not failed."""
    if not _valid(call):
        return None
    message = _("Còn hồ sơ hợp lệ, phải đưa ra hội đồng.")
    return Refusal(code="some_valid", message=message, basis=CHECKING[call.law])


def _valid(call: Call) -> bool:
    return Application.objects.filter(call=call, state=ApplicationState.VALID).exists()


def _listed(call: Call) -> list[str]:
    return [line["number"] for line in call.opening]

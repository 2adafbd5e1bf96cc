"""Preconditions of what is done about a request."""

from collections.abc import Callable

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.privacy.models import DataRequest
from gieo.privacy.personal import held_by_law
from gieo.rulebooks.models.privacy import Right

Guard = Callable[[DataRequest, Attempt], Refusal | None]


def asks_for(*rights: Right) -> Guard:
    """Only what was asked for is done."""

    def guard(request: DataRequest, _attempt: Attempt) -> Refusal | None:
        if Right(request.right) in rights:
            return None
        return Refusal(code="not_asked", message=_("Người yêu cầu không đề nghị việc này."), basis=("ND356-2025:5",))

    return guard


def not_extended(request: DataRequest, _attempt: Attempt) -> Refusal | None:
    """Once only."""
    if not request.extended:
        return None
    return Refusal(code="extended", message=_("Chỉ gia hạn một lần."), basis=("ND356-2025:5",))


def nothing_is_held(request: DataRequest, attempt: Attempt) -> Refusal | None:
    """What runs on a person, or is kept by law, holds the data: it says what."""
    held = held_by_law(request.person, on=attempt.at.date(), beside=request.number)
    if not held:
        return None
    message = _("Chưa xóa được, dữ liệu đang cần theo luật: %(held)s.")
    return Refusal(code="held", message=message, params={"held": "; ".join(held)}, basis=("LUAT91-2025:19",))

"""States of a duty (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class DutyState(Choice):
    """Where a duty stands."""

    OPEN = "open", _("Chưa thực hiện"), "waiting"
    LATE = "late", _("Quá hạn"), "late"
    MET = "met", _("Đã thực hiện"), "done"
    MET_LATE = "met_late", _("Thực hiện muộn"), "done"
    UNMET = "unmet", _("Không thực hiện"), "refused"
    MERGED = "merged", _("Nhập vào nghĩa vụ của cơ quan kế thừa"), "paused"


FULFILLED = (DutyState.MET, DutyState.MET_LATE)

"""States of a breach (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class BreachState(Choice):
    """Where a breach stands."""

    FOUND = "found", _("Phát hiện, chưa thông báo"), "waiting"
    LATE = "late", _("Quá 72 giờ chưa thông báo"), "late"
    TOLD = "told", _("Đã thông báo cơ quan chuyên trách"), "in_hand"
    CLOSED = "closed", _("Đã khắc phục"), "done"
    NO_BREACH = "no_breach", _("Không phải vi phạm"), "paused"

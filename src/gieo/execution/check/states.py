"""States of a check (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class CheckState(Choice):
    """Where a check stands."""

    PLANNED = "planned", _("Trong kế hoạch"), "draft"
    NOTIFIED = "notified", _("Đã thông báo"), "waiting"
    HELD = "held", _("Đã kiểm tra, chờ kết luận"), "in_hand"
    CONCLUDED = "concluded", _("Đã kết luận"), "in_hand"
    WORK_CONFIRMED = "work_confirmed", _("Đã xác nhận khối lượng"), "in_hand"
    CLOSED = "closed", _("Đã xong"), "done"
    CANCELLED = "cancelled", _("Không kiểm tra"), "refused"

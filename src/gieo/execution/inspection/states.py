"""States of an inspection (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class InspectionState(Choice):
    """Where an inspection stands."""

    PLANNED = "planned", _("Chờ tiến hành"), "waiting"
    OVERDUE = "overdue", _("Quá hạn tiến hành"), "late"
    UNDER_WAY = "under_way", _("Đang thanh tra"), "in_hand"
    CONCLUDED = "concluded", _("Đã kết luận, chờ xử lý"), "in_hand"
    HANDLED = "handled", _("Đã xử lý"), "done"
    CANCELLED = "cancelled", _("Không tiến hành"), "refused"

"""States of a budget appraisal (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class BudgetAppraisalState(Choice):
    """Where an appraisal stands."""

    WAITING = "waiting", _("Chờ lập tổ thẩm định"), "waiting"
    FOUNDED = "founded", _("Đã lập tổ, chờ họp"), "in_hand"
    CONCLUDED = "concluded", _("Đã kết luận, chờ hoàn thiện"), "waiting"
    REVISED = "revised", _("Đã hoàn thiện, chờ xác nhận"), "in_hand"
    FORWARDED = "forwarded", _("Đã chuyển trình phê duyệt"), "done"
    CANCELLED = "cancelled", _("Đã hủy"), "refused"

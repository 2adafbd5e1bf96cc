"""States of a commissioned task (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class CommissionedTaskState(Choice):
    """Where a task stands on its way to the list."""

    PROPOSED = "proposed", _("Trình phê duyệt đặt hàng"), "waiting"
    APPROVED = "approved", _("Đã phê duyệt, chờ công bố"), "in_hand"
    PUBLISHED = "published", _("Đã công bố"), "done"
    REFUSED = "refused", _("Không phê duyệt"), "refused"

"""States of a common list (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class CommonListState(Choice):
    """Where the list stands."""

    COLLECTING = "collecting", _("Đang thu phiếu"), "draft"
    SENT = "sent", _("Đã gửi Sở"), "waiting"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    RECEIVED = "received", _("Sở đã nhận"), "done"
    WITHDRAWN = "withdrawn", _("Đã hủy"), "refused"

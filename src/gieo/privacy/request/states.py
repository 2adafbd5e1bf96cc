"""States of a request (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class RequestState(Choice):
    """Where a request stands."""

    RECEIVED = "received", _("Mới nhận"), "waiting"
    IN_HAND = "in_hand", _("Đang xử lý"), "in_hand"
    DONE = "done", _("Đã thực hiện"), "done"
    REFUSED = "refused", _("Từ chối"), "refused"
    WITHDRAWN = "withdrawn", _("Đã rút"), "paused"

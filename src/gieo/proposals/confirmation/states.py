"""States of a confirmation (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ConfirmationState(Choice):
    """Where the question stands."""

    ASKED = "asked", _("Chờ cơ quan trả lời"), "waiting"
    CONFIRMED = "confirmed", _("Đã xác nhận"), "done"
    DECLINED = "declined", _("Không xác nhận"), "refused"
    EXPIRED = "expired", _("Hết hạn trả lời"), "paused"
    WITHDRAWN = "withdrawn", _("Đã rút câu hỏi"), "refused"

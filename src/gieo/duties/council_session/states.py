"""States of a session of a grass-roots council (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class SessionState(Choice):
    """Where the session stands."""

    CALLED = "called", _("Đã mời họp"), "waiting"
    HELD = "held", _("Đã họp, chờ thủ trưởng ký"), "waiting"
    APPROVED = "approved", _("Đã phê duyệt danh mục"), "done"
    NOT_APPROVED = "not_approved", _("Không phê duyệt"), "refused"
    CANCELLED = "cancelled", _("Không họp"), "refused"

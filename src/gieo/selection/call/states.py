"""States of a call (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class CallState(Choice):
    """Where a call stands."""

    DRAFT = "draft", _("Đang soạn"), "draft"
    OPEN = "open", _("Đang nhận hồ sơ"), "waiting"
    CLOSED = "closed", _("Hết hạn nộp, chờ mở"), "in_hand"
    OPENED = "opened", _("Đã mở hồ sơ, đang kiểm tra"), "in_hand"
    CHECKED = "checked", _("Có hồ sơ hợp lệ"), "done"
    FAILED = "failed", _("Không có hồ sơ hợp lệ"), "late"
    REPEATED = "repeated", _("Thông báo lần hai"), "done"
    CANCELLED = "cancelled", _("Đã hủy"), "refused"

"""States of a registration (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class RegistrationState(Choice):
    """Where the registration of a result stands."""

    AWAITED = "awaited", _("Chờ tổ chức chủ trì đăng ký"), "waiting"
    FILED = "filed", _("Đã nộp hồ sơ đăng ký"), "in_hand"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    CERTIFIED = "certified", _("Đã cấp giấy chứng nhận"), "in_hand"
    PUBLISHED = "published", _("Đã công bố kết quả"), "done"

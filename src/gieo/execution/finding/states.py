"""States of a finding (pure). They say what kind of finding it is by now."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class FindingState(Choice):
    """Where a finding stands."""

    NOTED = "noted", _("Mới ghi nhận"), "draft"
    DELAYED = "delayed", _("Chậm tiến độ, chờ nhắc"), "late"
    REMINDED = "reminded", _("Đã nhắc, chờ trả lời"), "waiting"
    REPLIED = "replied", _("Đã trả lời nhắc nhở"), "in_hand"
    OBSTACLE = "obstacle", _("Vướng mắc, chờ giải quyết"), "waiting"
    ANSWERED = "answered", _("Vướng mắc đã được trả lời"), "in_hand"
    CORRECTING = "correcting", _("Đang khắc phục"), "waiting"
    OVERDUE = "overdue", _("Quá hạn khắc phục"), "late"
    FIXED = "fixed", _("Đã khắc phục, chờ xác nhận"), "in_hand"
    SUSPECTED = "suspected", _("Có dấu hiệu vi phạm"), "late"
    DECIDED = "decided", _("Đã có quyết định xử lý"), "in_hand"
    PUBLISHED = "published", _("Đang công khai"), "in_hand"
    REMOVED = "removed", _("Đã gỡ công khai"), "in_hand"
    CLOSED = "closed", _("Đã đóng"), "done"
    DISMISSED = "dismissed", _("Không phải vi phạm"), "refused"

"""States of an approval (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ApprovalState(Choice):
    """Where an approval stands."""

    DRAFT = "draft", _("Đang soạn tờ trình"), "draft"
    SUBMITTED = "submitted", _("Đã trình, chờ quyết định"), "waiting"
    RETURNED = "returned", _("Trả lại tờ trình"), "paused"
    APPROVED = "approved", _("Đã phê duyệt, chờ công khai"), "in_hand"
    PUBLISHED = "published", _("Đã công khai"), "done"
    CANCELLED = "cancelled", _("Đã hủy"), "refused"

"""States of an adjustment (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class AdjustmentState(Choice):
    """Where an adjustment stands."""

    DRAFT = "draft", _("Đang soạn"), "draft"
    REQUESTED = "requested", _("Chờ quyết định"), "waiting"
    FOUNDED = "council_founded", _("Đã thành lập hội đồng"), "waiting"
    PAPERS_SENT = "papers_sent", _("Đã gửi tài liệu, chờ họp"), "waiting"
    SITTING = "sitting", _("Hội đồng đang họp"), "waiting"
    VOTING = "voting", _("Đang bỏ phiếu"), "waiting"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    APPROVED = "approved", _("Đã chấp thuận"), "done"
    REFUSED = "refused", _("Không chấp thuận"), "refused"
    NOTIFIED = "notified", _("Đã thông báo tự điều chỉnh"), "waiting"
    IN_FORCE = "in_force", _("Tự điều chỉnh có hiệu lực"), "done"
    OBJECTED = "objected", _("Bị phản đối"), "refused"
    WITHDRAWN = "withdrawn", _("Đã rút"), "refused"

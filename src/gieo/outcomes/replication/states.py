"""States of a replication (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ReplicationState(Choice):
    """Where a replication stands."""

    DRAFT = "draft", _("Đang soạn phương án"), "draft"
    SUBMITTED = "submitted", _("Đã trình Chủ tịch UBND tỉnh"), "waiting"
    ASSIGNED = "assigned", _("Đã giao, nơi nhận lập dự toán"), "in_hand"
    PLANNED = "planned", _("Sở đã ký dự toán"), "in_hand"
    SENT = "sent", _("Đã gửi Sở Tài chính"), "waiting"
    RECEIVED = "received", _("Sở Tài chính đã nhận"), "waiting"
    CONSOLIDATED = "consolidated", _("Đã tổng hợp dự toán"), "waiting"
    PROPOSED = "proposed", _("Đã trình phê duyệt dự toán"), "waiting"
    RUNNING = "running", _("Đang nhân rộng"), "in_hand"
    DONE = "done", _("Đã nhân rộng"), "done"
    DROPPED = "dropped", _("Không thực hiện"), "refused"


# From the signature of the department on, the lines stand in the table for Finance.
IN_THE_TABLE = (
    ReplicationState.PLANNED,
    ReplicationState.SENT,
    ReplicationState.RECEIVED,
    ReplicationState.CONSOLIDATED,
    ReplicationState.PROPOSED,
    ReplicationState.RUNNING,
    ReplicationState.DONE,
)

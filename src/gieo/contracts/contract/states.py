"""States of a contract (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ContractState(Choice):
    """Where a contract stands."""

    DRAFT = "draft", _("Đang soạn"), "draft"
    SIGNED_BY_HOST = "signed_by_host", _("Bên B đã ký"), "waiting"
    SIGNED = "signed", _("Đã ký, chờ gửi phiếu thông tin"), "in_hand"
    RUNNING = "running", _("Đang thực hiện"), "in_hand"
    PAUSED = "paused", _("Tạm dừng"), "paused"
    TERMINATING = "terminating", _("Đang xem xét chấm dứt"), "waiting"
    TERMINATED = "terminated", _("Đã chấm dứt"), "refused"
    TERMINATED_RISK = "terminated_risk", _("Đã chấm dứt do rủi ro được chấp nhận"), "refused"
    TERMINATED_FAULT = "terminated_fault", _("Đã chấm dứt do lỗi"), "refused"
    STOPPED_PARALLEL = "stopped_parallel", _("Đã dừng: phương án song song không được chọn"), "refused"
    ENDED = "ended", _("Hết thời gian thực hiện"), "waiting"
    SETTLED = "settled", _("Đã quyết toán"), "in_hand"
    CLOSED_OUT = "closed_out", _("Đã thanh lý, chờ nộp lưu trữ"), "done"
    ARCHIVED = "archived", _("Đã nộp lưu trữ"), "done"
    CANCELLED = "cancelled", _("Không ký"), "refused"

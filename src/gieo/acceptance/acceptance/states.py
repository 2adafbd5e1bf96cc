"""States of an acceptance (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class AcceptanceState(Choice):
    """Where the acceptance of a task stands."""

    DRAFT = "draft", _("Chờ tổ chức chủ trì tự đánh giá"), "waiting"
    SELF_EVALUATED = "self_evaluated", _("Đã tự đánh giá"), "in_hand"
    OVERDUE = "overdue", _("Quá hạn nộp hồ sơ nghiệm thu"), "late"
    FILED = "filed", _("Đã nộp hồ sơ nghiệm thu"), "waiting"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    VALID = "valid", _("Hồ sơ hợp lệ"), "in_hand"
    CHECKED = "checked", _("Đã kiểm tra điều kiện nghiệm thu"), "in_hand"
    FOUNDED = "founded", _("Đã thành lập hội đồng"), "in_hand"
    PAPERS_SENT = "papers_sent", _("Đã gửi tài liệu cho hội đồng"), "in_hand"
    SITTING = "sitting", _("Hội đồng đang họp"), "in_hand"
    VOTING = "voting", _("Hội đồng đang bỏ phiếu"), "in_hand"
    PERFECTING = "perfecting", _("Đạt, hoàn thiện sau nghiệm thu"), "in_hand"
    CONFIRMING = "confirming", _("Chờ chủ tịch hội đồng xác nhận hoàn thiện"), "waiting"
    PERFECTED = "perfected", _("Đã hoàn thiện, chờ đăng ký kết quả"), "waiting"
    REGISTERED = "registered", _("Đã đăng ký kết quả"), "in_hand"
    RECOGNISED = "recognised", _("Đã công nhận kết quả"), "done"
    ACHIEVED = "achieved", _("Đạt, không ban hành quyết định công nhận"), "done"
    NOT_MET = "not_met", _("Không đạt, chờ xử lý"), "late"
    RISK_ACCEPTED = "not_achieved_risk", _("Không đạt, rủi ro được chấp nhận"), "refused"
    FAILED = "failed", _("Không đạt, hoàn trả kinh phí"), "refused"

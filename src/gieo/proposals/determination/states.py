"""States of a determination (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class DeterminationState(Choice):
    """Where a proposal stands before the council."""

    DRAFT = "draft", _("Chờ thành lập hội đồng"), "waiting"
    FOUNDED = "founded", _("Đã thành lập hội đồng"), "in_hand"
    PAPERS_SENT = "papers_sent", _("Đã gửi tài liệu, chờ họp"), "in_hand"
    SITTING = "sitting", _("Đang họp"), "in_hand"
    VOTING = "voting", _("Đang bỏ phiếu"), "in_hand"
    RECOMMENDED = "recommended", _("Đề nghị thực hiện, chờ nội dung đặt hàng"), "in_hand"
    TEXT_READY = "text_ready", _("Đã soạn nội dung đặt hàng"), "in_hand"
    REVIEW = "review", _("Đang rà soát"), "in_hand"
    EXPERT_CHECK = "expert_check", _("Đang lấy ý kiến chuyên gia độc lập"), "waiting"
    FORWARDED = "forwarded", _("Đã trình danh mục đặt hàng"), "done"
    NOT_RECOMMENDED = "not_recommended", _("Không đề nghị thực hiện"), "refused"

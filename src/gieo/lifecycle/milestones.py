"""Which acts mark the way of a wish from its receipt to the fields where its result is used, and in which words.

Beside the tables, because they are told to people who do not know them: only what brings a wish on or ends it, no step
inside a council, no draft. What the province has not published is no milestone of anybody's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gieo.kernel.refusal import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One act in the words of the way.

    Attributes:
        label: what happened, without a name.
        reason: names of the recorded facts that say why; told to whom it concerns, never to the public.
        ends: nothing follows unless another act takes it up again.
        told: whether everybody reads of it once the province published.
        tone: its look.
    """

    label: str
    reason: tuple[str, ...] = ()
    ends: bool = False
    told: bool = True
    tone: str = "done"


def _end(label: str, *reason: str, told: bool = False, tone: str = "refused") -> Milestone:
    return Milestone(label=label, reason=reason, ends=True, told=told, tone=tone)


_PROPOSAL = {
    "submit": Milestone(label=_("Đã nhận")),
    "receive_paper": Milestone(label=_("Đã nhận phiếu giấy")),
    "hand_in": Milestone(label=_("Cơ quan mở đợt nhận đã nhận")),
    "not_pick": _end(_("Cơ quan không chọn"), "reason"),
    "send_up": Milestone(label=_("Lên Sở KH&CN")),
    "take_back": Milestone(label=_("Người đề xuất lấy lại để nộp thẳng Sở KH&CN"), told=False),
    "submit_late": Milestone(label=_("Nhận quá hạn, không tổng hợp năm nay"), tone="late"),
    "receive_paper_late": Milestone(label=_("Nhận phiếu giấy quá hạn, không tổng hợp năm nay"), tone="late"),
    "admit_late": Milestone(label=_("Được nhận theo quyết định"), reason=("decision", "reason")),
    "return_for_supplement": Milestone(
        label=_("Trả lại để bổ sung"), reason=("reasons", "text"), told=False, tone="paused"
    ),
    "resubmit": Milestone(label=_("Đã bổ sung"), told=False),
    "supplement_paper": Milestone(label=_("Đã bổ sung bằng phiếu giấy"), told=False),
    "leave_as_sent": Milestone(label=_("Không bổ sung trong hạn, xét theo phiếu đã nộp"), told=False, tone="paused"),
    "compile": Milestone(label=_("Vào danh mục tổng hợp")),
    "uncompile": Milestone(label=_("Đưa ra khỏi danh mục tổng hợp"), reason=("reason",), told=False, tone="paused"),
    "search_duplicates": Milestone(label=_("Đã tra cứu trùng lặp, sàng lọc")),
    "screen_out": _end(_("Không đưa ra hội đồng"), "reasons", "words"),
    "reconsider": Milestone(label=_("Được xem xét lại"), reason=("words",)),
    "check_again": Milestone(label=_("Được kiểm tra lại"), reason=("words",)),
    "merge": Milestone(label=_("Ghép vào đề xuất khác"), reason=("into", "words")),
    "forward": Milestone(label=_("Đưa ra hội đồng xác định nhiệm vụ")),
    "carry_over": _end(_("Chuyển sang năm sau"), "number", "wish", tone="paused"),
    "withdraw": _end(_("Người đề xuất đã rút"), "reason"),
    "lapse": _end(_("Hết thời gian chờ nguyện vọng chuyển năm sau")),
    "undo_withdraw": Milestone(label=_("Khôi phục thành bản nháp"), told=False),
}
# Beside the way: nothing follows from it, but whoever asked reads what was put right.
_CORRECTION = {
    "accept": Milestone(label=_("Đã cải chính theo đề nghị"), reason=("words",), told=False),
    "refuse": Milestone(label=_("Không chấp nhận cải chính"), reason=("reason",), told=False, tone="refused"),
}
_ORDER = {
    "send": Milestone(label=_("Đã gửi Sở KH&CN")),
    "return_for_supplement": Milestone(label=_("Trả lại để bổ sung"), reason=("reason",), told=False, tone="paused"),
    "send_again": Milestone(label=_("Đã bổ sung"), told=False),
    "leave_as_sent": Milestone(label=_("Không bổ sung trong hạn"), told=False, tone="paused"),
    "use": Milestone(label=_("Đưa vào định hướng"), reason=("items",), ends=True),
    "leave_out": _end(_("Chưa đưa vào định hướng"), "reason"),
    "withdraw": _end(_("Cơ quan đặt hàng đã rút")),
}
_DETERMINATION = {
    "recommend": Milestone(label=_("Hội đồng đề nghị thực hiện")),
    "not_recommend": _end(_("Hội đồng không đề nghị thực hiện"), "reason"),
    "drop": _end(_("Không trình vào danh mục đặt hàng"), "finding"),
    "forward": Milestone(label=_("Trình vào danh mục đặt hàng")),
}
_COMMISSIONED = {
    "refuse": _end(_("Tỉnh không phê duyệt đặt hàng"), "reason"),
    "publish": Milestone(label=_("Tỉnh công bố nhiệm vụ đặt hàng"), reason=("address",)),
}
_CALL = {
    "publish": Milestone(label=_("Thông báo tuyển chọn, giao trực tiếp")),
    "fail": Milestone(label=_("Không có hồ sơ đăng ký hợp lệ"), tone="paused"),
    "call_again": _end(_("Thông báo lần hai"), told=True, tone="paused"),
    "cancel": _end(_("Hủy thông báo tuyển chọn"), "reason", told=True),
}
_APPROVAL = {
    "publish": Milestone(label=_("Công khai tổ chức chủ trì được chọn")),
    "cancel": _end(_("Hủy kết quả tuyển chọn"), "reason", told=True),
}
_CONTRACT = {
    "sign": Milestone(label=_("Ký hợp đồng")),
    "cancel": _end(_("Không ký hợp đồng"), "reason", told=True),
    "end": Milestone(label=_("Hết thời gian thực hiện")),
    "terminate": _end(_("Chấm dứt hợp đồng"), "decision", told=True),
    "terminate_for_risk": _end(_("Chấm dứt hợp đồng do rủi ro được chấp nhận"), "decision", told=True),
    "terminate_for_fault": _end(_("Chấm dứt hợp đồng do lỗi"), "decision", told=True),
    "stop_parallel": _end(_("Dừng tại mốc: phương án song song khác được chọn"), "decision", told=True),
}
_ACCEPTANCE = {
    "rate_excellent": Milestone(label=_("Nghiệm thu: xuất sắc")),
    "rate_met": Milestone(label=_("Nghiệm thu: đạt")),
    "rate_not_met": Milestone(label=_("Nghiệm thu: không đạt"), tone="refused"),
    "rate_unfiled": Milestone(label=_("Không đạt vì không nộp hồ sơ nghiệm thu"), tone="refused"),
    "recognise": Milestone(label=_("Công nhận kết quả")),
    "finish": Milestone(label=_("Hoàn tất nghiệm thu")),
    "accept_risk": _end(_("Không đạt, rủi ro được chấp nhận"), "evidence", told=True),
    "note_refund": _end(_("Không đạt, xử lý hoàn trả kinh phí"), "cause", told=True),
}
_OUTCOME = {
    "find_effective": Milestone(label=_("Kết quả được đánh giá có hiệu quả"), reason=("grade",)),
    "find_not_effective": Milestone(label=_("Kết quả chưa có hiệu quả"), tone="paused"),
    "offer": Milestone(label=_("Giới thiệu kết quả trên trang công khai")),
    "report_use": Milestone(label=_("Kết quả được ứng dụng"), reason=("place", "scale", "since")),
    "close": _end(_("Kết thúc theo dõi kết quả"), "conclusion", told=True, tone="done"),
}

# Name of the table → name of the act → its words.
MILESTONES: Mapping[str, Mapping[str, Milestone]] = {
    "order": _ORDER,
    "proposal": _PROPOSAL,
    "correction": _CORRECTION,
    "determination": _DETERMINATION,
    "commissioned_task": _COMMISSIONED,
    "call": _CALL,
    "approval": _APPROVAL,
    "contract": _CONTRACT,
    "acceptance": _ACCEPTANCE,
    "outcome": _OUTCOME,
}
# Told on the way, but no place where it stands.
BESIDE_THE_WAY = frozenset({"correction"})
# With this act of this table the province tells everybody what it ordered.
PUBLISHED = ("commissioned_task", "publish")
BASIS = ("GIEO-MACDINH:75",)

"""States of a proposal (pure)."""

from enum import StrEnum

from gieo.kernel.refusal import _


class ProposalState(StrEnum):
    """Where a proposal stands on its way to the common list, and from there to the council."""

    DRAFT = "draft"
    WITH_BODY = "with_body"
    NOT_PICKED = "not_picked"
    SUBMITTED = "submitted"
    REPLACING = "replacing"
    RETURNED = "returned"
    COMPILED = "compiled"
    SEARCHED = "searched"
    SCREENED_OUT = "screened_out"
    MERGED = "merged"
    FORWARDED = "forwarded"
    LATE = "late"
    CARRIED_OVER = "carried_over"
    WITHDRAWN = "withdrawn"


PROPOSAL_STATE_LABELS = {
    ProposalState.DRAFT: _("Bản nháp"),
    ProposalState.WITH_BODY: _("Cơ quan đã nhận, chờ danh mục chung"),
    ProposalState.NOT_PICKED: _("Cơ quan không chọn"),
    ProposalState.SUBMITTED: _("Đã nộp, chờ kiểm tra"),
    ProposalState.REPLACING: _("Đang thay phiếu đã nộp"),
    ProposalState.RETURNED: _("Trả lại để bổ sung"),
    ProposalState.COMPILED: _("Đã tổng hợp"),
    ProposalState.SEARCHED: _("Đã tra cứu trùng lặp"),
    ProposalState.SCREENED_OUT: _("Không đưa ra hội đồng"),
    ProposalState.MERGED: _("Đã ghép vào đề xuất khác"),
    ProposalState.FORWARDED: _("Đã đưa ra hội đồng"),
    ProposalState.LATE: _("Nộp quá hạn"),
    ProposalState.CARRIED_OVER: _("Đã chuyển sang năm sau"),
    ProposalState.WITHDRAWN: _("Đã rút"),
}

# On the common list of the plan year: what was screened out has left it, what went on stays.
ON_THE_LIST = (ProposalState.COMPILED, ProposalState.SEARCHED, ProposalState.MERGED, ProposalState.FORWARDED)
# With the proposals that a council judges, itself or as a part of another.
BEFORE_A_COUNCIL = frozenset({ProposalState.FORWARDED, ProposalState.MERGED})
# Not the province's to read: a draft, and what a body received in its own call and has not sent up.
NOT_WITH_THE_PROVINCE = (ProposalState.DRAFT, ProposalState.WITH_BODY, ProposalState.NOT_PICKED)
# Their clock is that of the window.
LIVE_BY_THE_WINDOW = frozenset({ProposalState.DRAFT, ProposalState.WITH_BODY, ProposalState.REPLACING})
# The form may be written on.
EDITABLE = frozenset({ProposalState.DRAFT, ProposalState.REPLACING, ProposalState.RETURNED})
WRITTEN_ON = EDITABLE | {ProposalState.WITHDRAWN}  # taken back it may have been changed before


class ReturnReason(StrEnum):
    """Why a form is returned: coded, so that the year's faults can be counted."""

    MISSING_CONTENT = "missing_content"
    WEAK_GROUNDS = "weak_grounds"
    MISSING_CITATIONS = "missing_citations"
    NO_APPLICATION_ADDRESS = "no_application_address"
    UNCLEAR_RESULTS = "unclear_results"
    BUDGET_OR_TIME = "budget_or_time"
    SIGNATURE = "signature"
    WRONG_FORM = "wrong_form"
    OTHER = "other"


RETURN_REASON_LABELS = {
    ReturnReason.MISSING_CONTENT: _("Thiếu nội dung bắt buộc"),
    ReturnReason.WEAK_GROUNDS: _("Căn cứ, tính cấp thiết chưa rõ"),
    ReturnReason.MISSING_CITATIONS: _("Thiếu trích dẫn tài liệu"),
    ReturnReason.NO_APPLICATION_ADDRESS: _("Địa chỉ ứng dụng chưa rõ năng lực"),
    ReturnReason.UNCLEAR_RESULTS: _("Kết quả, chỉ tiêu chưa đo được"),
    ReturnReason.BUDGET_OR_TIME: _("Kinh phí hoặc thời gian chưa hợp lý"),
    ReturnReason.SIGNATURE: _("Thiếu chữ ký, con dấu"),
    ReturnReason.WRONG_FORM: _("Sai mẫu phiếu"),
    ReturnReason.OTHER: _("Lý do khác"),
}

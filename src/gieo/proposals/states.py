"""States of a proposal (pure)."""

from enum import StrEnum


class ProposalState(StrEnum):
    """Where a proposal stands on its way to the common list."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    COMPILED = "compiled"
    LATE = "late"
    CARRIED_OVER = "carried_over"
    WITHDRAWN = "withdrawn"


PROPOSAL_STATE_LABELS = {
    ProposalState.DRAFT: "Bản nháp",
    ProposalState.SUBMITTED: "Đã nộp, chờ kiểm tra",
    ProposalState.RETURNED: "Trả lại để bổ sung",
    ProposalState.COMPILED: "Đã tổng hợp",
    ProposalState.LATE: "Nộp quá hạn",
    ProposalState.CARRIED_OVER: "Đã chuyển sang năm sau",
    ProposalState.WITHDRAWN: "Đã rút",
}

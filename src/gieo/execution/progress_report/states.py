"""States of a progress report (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ReportState(Choice):
    """Where a report stands."""

    DUE = "due", _("Chờ nộp"), "waiting"
    OVERDUE = "overdue", _("Quá hạn chưa nộp"), "late"
    SUBMITTED = "submitted", _("Đã nộp"), "in_hand"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    ACCEPTED = "accepted", _("Đã chấp nhận"), "done"
    WAIVED = "waived", _("Không phải nộp"), "refused"

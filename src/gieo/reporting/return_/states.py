"""States and forms of a yearly report (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ReturnState(Choice):
    """Where a report stands."""

    OPEN = "open", _("Chưa gửi"), "draft"
    SUBMITTED = "submitted", _("Đã gửi"), "waiting"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    RECEIVED = "received", _("Đã nhận"), "done"


class ReturnForm(Choice):
    """Which report it is."""

    BODY_YEARLY = "body_yearly", _("Báo cáo năm của sở, ngành, địa phương")
    UNIT_YEARLY = "unit_yearly", _("Báo cáo năm của phòng, đơn vị về công nghệ sinh học")
    COMPILED_TO_CHAIRMAN = "compiled_to_chairman", _("Báo cáo tổng hợp gửi Chủ tịch UBND tỉnh")
    COMPILED_BIOTECH = "compiled_biotech", _("Báo cáo tổng hợp về công nghệ sinh học")


COMPILED_FORMS = (ReturnForm.COMPILED_TO_CHAIRMAN, ReturnForm.COMPILED_BIOTECH)
# Of which form the parts of a compiled report are.
PARTS = {
    ReturnForm.COMPILED_TO_CHAIRMAN: ReturnForm.BODY_YEARLY,
    ReturnForm.COMPILED_BIOTECH: ReturnForm.UNIT_YEARLY,
}
# The duty of the rulebook that each form answers.
RULES = {
    ReturnForm.BODY_YEARLY: "yearly_report",
    ReturnForm.UNIT_YEARLY: "biotech_report",
    ReturnForm.COMPILED_TO_CHAIRMAN: "compiled_report",
}

"""States of a disbursement (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class DisbursementState(Choice):
    """Where a payment stands."""

    DRAFT = "draft", _("Đang soạn"), "draft"
    REQUESTED = "requested", _("Chờ thẩm tra"), "waiting"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    APPRAISED = "appraised", _("Đã thẩm tra, chờ cấp"), "in_hand"
    PAID = "paid", _("Đã cấp, chờ thanh toán"), "in_hand"
    CLEARED = "cleared", _("Đã thanh toán hết"), "done"
    REFUSED = "refused", _("Không cấp"), "refused"
    WITHDRAWN = "withdrawn", _("Đã rút"), "refused"

"""States of an order (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class OrderState(Choice):
    """Where an order stands."""

    DRAFT = "draft", _("Đang soạn"), "draft"
    SENT = "sent", _("Đã gửi Sở"), "waiting"
    RETURNED = "returned", _("Trả lại bổ sung"), "paused"
    USED = "used", _("Đã đưa vào định hướng"), "done"
    NOT_USED = "not_used", _("Chưa đưa vào định hướng"), "refused"
    WITHDRAWN = "withdrawn", _("Đã rút"), "refused"

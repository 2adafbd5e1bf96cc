"""Preconditions of an order's moves."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import Order

GROUNDS = ("TT06-2023:3",)


def has_grounds(order: Order, _attempt: Attempt) -> Refusal | None:
    """No order goes out without at least one ground (CT-1-1a)."""
    if order.grounds:
        return None
    message = _("Chưa chọn căn cứ đặt hàng: quy hoạch, kế hoạch, nhiệm vụ trọng tâm hoặc vấn đề bức thiết.")
    return Refusal(code="no_grounds", message=message, basis=GROUNDS, field="grounds")

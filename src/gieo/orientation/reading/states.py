"""States of a reading (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ReadingState(Choice):
    """Where a reading stands."""

    DRAFT = "draft", _("Đang đối chiếu")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    WITHDRAWN = "withdrawn", _("Đã hủy")

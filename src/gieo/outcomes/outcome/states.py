"""States of an outcome (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class OutcomeState(Choice):
    """Where the follow-up of a result stands."""

    ASSESSING = "assessing", _("Chờ đánh giá hiệu quả"), "waiting"
    EFFECTIVE = "effective", _("Có hiệu quả, đang phổ biến và ứng dụng"), "in_hand"
    NOT_EFFECTIVE = "not_effective", _("Chưa có hiệu quả, đang theo dõi"), "paused"
    CLOSED = "closed", _("Kết thúc theo dõi"), "done"

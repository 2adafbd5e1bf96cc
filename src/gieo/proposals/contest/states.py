"""States of a contest (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ContestState(Choice):
    """Where the edition stands."""

    PREPARING = "preparing", _("Đang chuẩn bị"), "draft"
    ANNOUNCED = "announced", _("Đã công bố, nhận ý tưởng"), "waiting"
    JUDGING = "judging", _("Đang chấm"), "in_hand"
    AWARDED = "awarded", _("Đã trao giải"), "done"
    CANCELLED = "cancelled", _("Đã hủy"), "refused"

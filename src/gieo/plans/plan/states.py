"""States of a plan (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class PlanState(Choice):
    """Where a plan stands."""

    DRAFT = "draft", _("Mới nhập, chờ xác nhận"), "draft"
    IN_FORCE = "in_force", _("Đang thực hiện"), "in_hand"
    ENDED = "ended", _("Đã kết thúc"), "done"

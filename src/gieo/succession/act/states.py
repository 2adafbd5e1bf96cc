"""States of a decision on bodies (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class SuccessionState(Choice):
    """Where it stands."""

    DRAFT = "draft", _("Đang lập"), "draft"
    CARRIED_OUT = "carried_out", _("Đã thực hiện"), "done"
    REVERSED = "reversed", _("Đã hoàn lại"), "refused"
    DROPPED = "dropped", _("Đã bỏ"), "paused"

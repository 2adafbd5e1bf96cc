"""How far a series is (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class SeriesState(Choice):
    """Where a run stands."""

    READY = "ready", _("Chờ xem thử"), "draft"
    WAITING = "waiting", _("Chờ lập"), "waiting"
    RUNNING = "running", _("Đang lập"), "in_hand"
    DONE = "done", _("Đã xong"), "done"
    STOPPED = "stopped", _("Đã dừng"), "paused"
    FAILED = "failed", _("Hỏng"), "refused"

"""States of a plan's row, and kinds of activity (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class PlanRowState(Choice):
    """Where a task of a plan stands."""

    INCOMPLETE = "incomplete", _("Thiếu chủ trì hoặc thời gian"), "paused"
    ASSIGNED = "assigned", _("Đã giao"), "waiting"
    IN_HAND = "in_hand", _("Đang thực hiện"), "in_hand"
    REPORTED = "reported", _("Đã báo cáo kết quả"), "waiting"
    DONE = "done", _("Hoàn thành"), "done"
    NOT_DONE = "not_done", _("Không hoàn thành"), "refused"


class ActivityKind(Choice):
    """What an activity is."""

    CLASS = "class", _("Lớp tập huấn, đào tạo")
    TRIP = "trip", _("Cuộc học tập kinh nghiệm")
    BROADCAST = "broadcast", _("Chuyên mục phát sóng, tin, bài")
    EVENT = "event", _("Hội nghị, hội thảo, cuộc giới thiệu")

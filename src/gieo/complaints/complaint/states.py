"""States of a complaint and what is said in one (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class ComplaintState(Choice):
    """Where a complaint stands."""

    FILED = "filed", _("Chờ thụ lý"), "waiting"
    IN_HAND = "in_hand", _("Đang giải quyết"), "in_hand"
    NOT_ACCEPTED = "not_accepted", _("Không thụ lý"), "refused"
    PARTLY_UPHELD = "partly_upheld", _("Đúng một phần, còn thời hạn khiếu nại lần hai"), "waiting"
    DISMISSED = "dismissed", _("Không đúng, còn thời hạn khiếu nại lần hai"), "waiting"
    SECOND_FILED = "second_filed", _("Khiếu nại lần hai, chờ thụ lý"), "waiting"
    SECOND_IN_HAND = "second_in_hand", _("Đang giải quyết lần hai"), "in_hand"
    UPHELD = "upheld", _("Được chấp nhận"), "done"
    CLOSED = "closed", _("Đã kết thúc"), "done"
    WITHDRAWN = "withdrawn", _("Đã rút"), "refused"


class Ground(Choice):
    """What is complained of."""

    PROCEDURE = "procedure", _("Sai trình tự, thủ tục")
    CONFLICT = "conflict", _("Thành viên có xung đột lợi ích")
    JUDGEMENT = "judgement", _("Đánh giá không đúng với hồ sơ")
    NO_REASON = "no_reason", _("Không nêu lý do hoặc lý do không rõ")
    OTHER = "other", _("Lý do khác")


class Verdict(Choice):
    """What was found of a complaint."""

    UPHELD = "upheld", _("Khiếu nại đúng toàn bộ")
    PARTLY = "partly", _("Khiếu nại đúng một phần")
    DISMISSED = "dismissed", _("Khiếu nại sai toàn bộ")

"""States of a selection (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class SelectionState(Choice):
    """Where a selection stands."""

    WAITING = "waiting", _("Chờ thành lập hội đồng"), "waiting"
    FOUNDED = "founded", _("Đã thành lập hội đồng"), "in_hand"
    PAPERS_SENT = "papers_sent", _("Đã gửi tài liệu"), "in_hand"
    SITTING = "sitting", _("Đang họp"), "in_hand"
    VOTING = "voting", _("Đang chấm điểm"), "in_hand"
    TIED = "tied", _("Bằng điểm, chờ hội đồng kiến nghị"), "in_hand"
    WINNER_FOUND = "winner_found", _("Có hồ sơ được đề nghị, chờ hoàn thiện"), "waiting"
    EXPERT_CHECK = "expert_check", _("Chờ ý kiến chuyên gia độc lập"), "waiting"
    REVISED = "revised", _("Đã hoàn thiện"), "done"
    NO_WINNER = "no_winner", _("Không có hồ sơ đạt"), "refused"
    CANCELLED = "cancelled", _("Đã hủy"), "refused"


class Opinion(Choice):
    """What a member recommends on a dossier."""

    FOR = "for", _("Đề nghị thực hiện")
    AGAINST = "against", _("Không đề nghị")

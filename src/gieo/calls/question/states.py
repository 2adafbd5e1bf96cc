"""States of a question (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class QuestionState(Choice):
    """Where a question stands."""

    WAITING = "waiting", _("Chờ trả lời"), "waiting"
    PUBLISHED = "published", _("Đã trả lời, công bố"), "done"
    KEPT_PRIVATE = "kept_private", _("Không công bố, trả lời riêng"), "paused"

"""States of a pair (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class TwinState(Choice):
    """Where a pair stands."""

    FOUND = "found", _("Đang xem xét"), "waiting"
    MERGED = "merged", _("Đã gộp"), "done"
    SEPARATED = "separated", _("Đã tách lại"), "refused"
    DISMISSED = "dismissed", _("Không phải là một"), "paused"

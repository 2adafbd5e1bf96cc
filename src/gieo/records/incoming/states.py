"""States of a document that came in (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class IncomingState(Choice):
    """Where it lies."""

    RECEIVED = "received", _("Đã vào sổ, chờ trình"), "waiting"
    HANDED = "handed", _("Đã trình, chờ ý kiến"), "in_hand"
    IN_HAND = "in_hand", _("Đang giải quyết"), "in_hand"
    DONE = "done", _("Đã giải quyết"), "done"

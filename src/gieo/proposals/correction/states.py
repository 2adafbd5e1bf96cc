"""States of a correction, and what it may put right (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class CorrectionState(Choice):
    """Where the request stands."""

    ASKED = "asked", _("Chờ chấp nhận cải chính"), "waiting"
    ACCEPTED = "accepted", _("Đã cải chính"), "done"
    REFUSED = "refused", _("Không chấp nhận cải chính"), "refused"
    WITHDRAWN = "withdrawn", _("Đã rút đề nghị"), "refused"


class Corrected(Choice):
    """What is put right; the ten items that are judged are none of it."""

    CONTACT = "contact", _("Thông tin liên hệ")
    ATTACHMENT = "attachment", _("Tài liệu gửi nhầm")

"""The sections of the minutes that people write; everything else in them is drawn from what happened (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class MinutesPart(Choice):
    """What a section tells."""

    COURSE = "course", _("Diễn biến phiên họp")
    DISCUSSION = "discussion", _("Ý kiến thảo luận")
    CONCLUSION = "conclusion", _("Kết luận, kiến nghị của hội đồng")

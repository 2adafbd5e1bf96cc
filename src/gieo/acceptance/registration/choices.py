"""Coded values of a registration (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class Right(Choice):
    """What somebody holds on a result."""

    OWNERSHIP = "ownership", _("Quyền sở hữu")
    USE = "use", _("Quyền sử dụng")

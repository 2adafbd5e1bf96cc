"""Coded values of a replication (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class LineSource(Choice):
    """Which budget a line draws on; codes as in the register of money."""

    LOCAL = "local", _("Ngân sách huyện, xã")
    PROVINCIAL = "provincial_science", _("Ngân sách tỉnh")

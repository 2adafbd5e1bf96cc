"""Coded values with the words people read."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A code and its Vietnamese label: ``PARTIAL = "partial", _("Khoán chi từng phần")``.

    States add their look as a third part: draft, waiting, in_hand, done, refused, late or paused.
    The label is translated where it is shown.
    """

    label: str
    tone: str

    def __new__(cls, code: str, label: str = "", tone: str = "") -> Self:
        """The member is its code; words and look stand beside it. A lookup gives the code alone and makes nothing."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.tone = label, tone
        return member

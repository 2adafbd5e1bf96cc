"""The regime of a task: its law, and the special mechanisms that held beside it when it was approved."""

from enum import StrEnum

from pydantic import Field

from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.rulebooks.models.values import Sourced


class RegimeKey(StrEnum):
    """The short names, as exports and officers write them."""

    L2013 = "L2013"
    L2013_NQ193 = "L2013+NQ193"
    L2025 = "L2025"


LABELS = {
    RegimeKey.L2013: _("Luật Khoa học và công nghệ 2013"),
    RegimeKey.L2013_NQ193: _("Luật Khoa học và công nghệ 2013, cùng Nghị quyết 193/2025/QH15"),
    RegimeKey.L2025: _("Luật Khoa học, công nghệ và đổi mới sáng tạo 2025"),
}


class Regime(Sourced):
    """One of them.

    Attributes:
        law: whose rulebooks a task of this regime may keep.
        instruments: that all held on the day a task of it was approved and assigned; keys of the legal index.
    """

    key: RegimeKey
    law: Law
    instruments: tuple[str, ...] = Field(min_length=1)

    @property
    def label(self) -> str:
        """Its name, to be translated."""
        return LABELS[self.key]

    @property
    def in_words(self) -> str:
        """Its name."""
        return self.label

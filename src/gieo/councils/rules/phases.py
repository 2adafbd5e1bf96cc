"""The phases of a council's work: reading, remarks, discussion, vote, and how each stands at an instant (pure).

Reading begins with the papers, discussion with the sitting. Remarks and ballots alone may have instants of their own.
"""

from dataclasses import dataclass
from datetime import datetime

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class Standing(Choice):
    """Where an instant lies to a phase."""

    AHEAD = "ahead", _("chưa đến"), "waiting"
    OPEN = "open", _("đang mở"), "in_hand"
    OVER = "over", _("đã hết"), "done"


class PhaseKey(Choice):
    """The phases, in the order of the work."""

    READING = "reading", _("Đọc hồ sơ, hỏi")
    REMARKS = "remarks", _("Nhận xét, ý kiến bằng văn bản")
    DISCUSSION = "discussion", _("Thảo luận tại phiên họp")
    VOTE = "vote", _("Bỏ phiếu, sửa phiếu")


@dataclass(frozen=True, slots=True)
class Span:
    """The time between two instants: the first belongs to it, the second is the first that is too late.

    An instant that is not given leaves its side open.
    """

    begins: datetime | None = None
    ends: datetime | None = None

    def stands(self, at: datetime) -> Standing:
        """Where an instant lies to it."""
        if self.ends is not None and at >= self.ends:
            return Standing.OVER
        if self.begins is not None and at < self.begins:
            return Standing.AHEAD
        return Standing.OPEN

    @property
    def is_ordered(self) -> bool:
        """Whether it lasts at all."""
        return self.begins is None or self.ends is None or self.begins < self.ends

    def lies_within(self, first: datetime | None, last: datetime | None) -> bool:
        """Whether the instants it has lie between two others; one that is not given is no bound."""
        given = [instant for instant in (self.begins, self.ends) if instant is not None]
        return all((first is None or first <= each) and (last is None or each <= last) for each in given)

    def __bool__(self) -> bool:
        """Whether any instant is given."""
        return self.begins is not None or self.ends is not None

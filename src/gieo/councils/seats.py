"""The seats of a council (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class CouncilSeat(Choice):
    """What a member is in a council (NĐ 08/2014, article 32.2)."""

    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó chủ tịch")
    REVIEWER = "reviewer", _("Ủy viên phản biện")
    SECRETARY = "scientific_secretary", _("Thư ký khoa học")
    MEMBER = "member", _("Ủy viên")


# Who may not sit there when a rule keeps somebody from the leading seats alone.
LEADING = frozenset(CouncilSeat) - {CouncilSeat.MEMBER}
SEAT_CHOICES = [(seat.value, seat.label) for seat in CouncilSeat]
_BY_CODE = {seat.value: seat for seat in CouncilSeat}


def seat_of(code: str) -> CouncilSeat:
    """The seat of a code."""
    return _BY_CODE[code]

"""Whether a council may sit: enough members, and the seats that a rule requires."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gieo.councils.seats import CouncilSeat
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import SEATS, CouncilRule, Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Who is there to judge an item.

    Attributes:
        members: seats of the council, filled or not there.
        reviewers: reviewers among them.
        seats: of those who take part: present, without a conflict.
        is_vice_authorised: the chair who is not there has authorised the vice chair in writing.
        chair_is_barred: a conflict keeps the chair from this item; the vice chair leads it without further words.
    """

    members: int
    reviewers: int
    seats: Sequence[CouncilSeat]
    is_vice_authorised: bool = False
    chair_is_barred: bool = False


def too_few(present: Present, rule: CouncilRule) -> Refusal | None:
    """Why the members who take part are not enough."""
    if rule.quorum.is_reached(len(present.seats), present.members):
        return None
    return Refusal(
        code="below_quorum",
        message=_("Có %(there)d trên %(members)d thành viên tham gia, cần ít nhất %(needed)d."),
        basis=rule.quorum.basis,
        params={
            "there": len(present.seats),
            "members": present.members,
            "needed": rule.quorum.needed(present.members),
        },
    )


def empty_seats(present: Present, rule: CouncilRule) -> Refusal | None:
    """Which of the seats that must be there are not; what is no seat of a council is for its stage to look after."""
    missing = [SEATS[seat] for seat in rule.must_attend if seat in _IS_THERE and not _IS_THERE[seat](present)]
    if not missing:
        return None
    return Refusal(
        code="required_seat_absent",
        message=_("Chưa có mặt: %(seats)s."),
        basis=rule.quorum.basis,
        params={"seats": "; ".join(missing)},
    )


def _is_led(present: Present) -> bool:
    if CouncilSeat.CHAIR in present.seats:
        return True
    return CouncilSeat.VICE_CHAIR in present.seats and (present.is_vice_authorised or present.chair_is_barred)


_IS_THERE: Mapping[Seat, Callable[[Present], bool]] = {
    Seat.CHAIR_OR_VICE: _is_led,
    Seat.BOTH_REVIEWERS: lambda present: present.seats.count(CouncilSeat.REVIEWER) >= present.reviewers,
    Seat.ONE_REVIEWER: lambda present: CouncilSeat.REVIEWER in present.seats,
    Seat.SCIENTIFIC_SECRETARY: lambda present: CouncilSeat.SECRETARY in present.seats,
}

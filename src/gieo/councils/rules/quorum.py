"""Whether a sitting may open or an item be voted on: enough members, and everybody whose seat must be filled."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import CouncilRule, Seat


class Position(StrEnum):
    """What somebody is in a council, team or group, or comes to it as."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    REVIEWER = "reviewer"
    SCIENTIFIC_SECRETARY = "scientific_secretary"
    MEMBER = "member"
    COUNCIL_REPRESENTATIVE = "council_representative"
    SPECIALIST_UNIT = "specialist_unit"
    LEAD_ORGANISATION = "lead_organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Somebody who was invited.

    Attributes:
        positions: a person can have two, e.g. a member of a team who represents the council.
        present: in the room for the item; whoever leaves for a conflict is not.
        is_member: whether the person counts among the members.
        authorised: of a vice chair: whether the chair has given authority in writing.
    """

    person: str
    positions: frozenset[Position] = frozenset({Position.MEMBER})
    present: bool = True
    is_member: bool = True
    authorised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """The count of a sitting.

    Attributes:
        members: of the council.
        present: of them.
        needed: of them.
        chaired_by: the chair, or the vice with authority; empty when neither is there.
        refusals: why the sitting cannot go on; empty when it can.
    """

    members: int
    present: int
    needed: int
    chaired_by: str
    refusals: tuple[Refusal, ...]

    @property
    def is_reached(self) -> bool:
        """Whether the sitting can go on."""
        return not self.refusals


Invited = Sequence[Attendance]


def quorum(invited: Invited, *, rule: CouncilRule) -> Quorum:
    """Count a sitting, or an item of it.

    Args:
        invited: all members, and others whose seat must be filled; reviewers are those of the item.
        rule: share of members and seats that must be filled.

    Raises:
        ValueError: somebody is invited twice, or there is no member.
    """
    members = [one for one in invited if one.is_member]
    if not members or len({one.person for one in invited}) != len(invited):
        raise ValueError("a council has members, each of them once")
    present = sum(one.present for one in members)
    needed = rule.quorum.needed(len(members))
    too_few = [] if present >= needed else [_too_few(present, len(members), needed, rule)]
    empty = [_EMPTY[seat](rule) for seat in rule.must_attend if not _FILLED[seat](invited, rule)]
    chair = _chair(invited)
    return Quorum(
        members=len(members),
        present=present,
        needed=needed,
        chaired_by=chair.person if chair else "",
        refusals=(*too_few, *empty),
    )


def _too_few(present: int, members: int, needed: int, rule: CouncilRule) -> Refusal:
    message = _("Có mặt %(present)d trên %(members)d thành viên, cần ít nhất %(needed)d.")
    params = {"present": present, "members": members, "needed": needed}
    return Refusal(code="too_few_present", message=message, basis=rule.quorum.basis, params=params)


# ---------------------------------------------------------------- seats that must be filled


def _present_as(invited: Invited, position: Position) -> list[Attendance]:
    return [one for one in invited if one.present and position in one.positions]


def _chair(invited: Invited) -> Attendance | None:
    vices = [one for one in _present_as(invited, Position.VICE_CHAIR) if one.authorised]
    return next(iter((*_present_as(invited, Position.CHAIR), *vices)), None)


def _all_reviewers(invited: Invited, rule: CouncilRule) -> bool:
    seated = [one for one in invited if Position.REVIEWER in one.positions]
    return len(seated) >= rule.reviewers and all(one.present for one in seated)


def _filled(position: Position) -> Callable[[Invited, CouncilRule], bool]:
    return lambda invited, _rule: bool(_present_as(invited, position))


_FILLED: Mapping[Seat, Callable[[Invited, CouncilRule], bool]] = {
    Seat.CHAIR_OR_VICE: lambda invited, _rule: _chair(invited) is not None,
    Seat.BOTH_REVIEWERS: _all_reviewers,
    Seat.ONE_REVIEWER: _filled(Position.REVIEWER),
    Seat.SCIENTIFIC_SECRETARY: _filled(Position.SCIENTIFIC_SECRETARY),
    Seat.COUNCIL_REPRESENTATIVE: _filled(Position.COUNCIL_REPRESENTATIVE),
    Seat.SPECIALIST_UNIT: _filled(Position.SPECIALIST_UNIT),
    Seat.LEAD_ORGANISATION: _filled(Position.LEAD_ORGANISATION),
}


def _missing(code: str, message: str) -> Callable[[CouncilRule], Refusal]:
    return lambda rule: Refusal(code=code, message=message, basis=rule.quorum.basis)


_EMPTY: Mapping[Seat, Callable[[CouncilRule], Refusal]] = {
    Seat.CHAIR_OR_VICE: _missing("no_chair", _("Vắng chủ tịch và không có phó chủ tịch được ủy quyền bằng văn bản.")),
    Seat.BOTH_REVIEWERS: _missing("reviewers_missing", _("Chưa đủ các ủy viên phản biện.")),
    Seat.ONE_REVIEWER: _missing("no_reviewer", _("Không có ủy viên phản biện nào.")),
    Seat.SCIENTIFIC_SECRETARY: _missing("no_secretary", _("Vắng thư ký khoa học.")),
    Seat.COUNCIL_REPRESENTATIVE: _missing("no_representative", _("Vắng đại diện hội đồng tuyển chọn.")),
    Seat.SPECIALIST_UNIT: _missing("no_specialist_unit", _("Vắng đơn vị quản lý chuyên môn.")),
    Seat.LEAD_ORGANISATION: _missing("no_lead_organisation", _("Vắng lãnh đạo tổ chức chủ trì.")),
}

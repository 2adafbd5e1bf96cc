"""Councils: seats, quorum and majorities as exact fractions."""

from enum import StrEnum
from math import ceil

from pydantic import Field, model_validator

from gieo.rulebooks.models.rules import NamedRule
from gieo.rulebooks.models.values import Frozen, Share, Sourced, Status


class BallotBase(StrEnum):
    """What the share of a vote is taken of."""

    PRESENT = "present"
    BALLOTS = "ballots"


class BallotRule(Sourced):
    """When a quorum or a motion is reached: a share of those counted, strictly more or at least.

    Attributes:
        share: an exact fraction.
        strict: "trên" (more than) instead of "ít nhất" (at least).
        of: who is counted, in words.
        base: for a vote: of the members present (who may abstain), or of all ballots handed in.
    """

    share: Share
    strict: bool
    of: str
    base: BallotBase = BallotBase.PRESENT

    @property
    def in_words(self) -> str:
        """E.g. "trên 3/4 tổng số phiếu"."""
        return f"{'trên' if self.strict else 'ít nhất'} {self.share} {self.of}"

    @model_validator(mode="after")
    def _can_be_reached(self) -> "BallotRule":
        if not 0 < self.share <= 1 or (self.strict and self.share == 1):
            raise ValueError(f"a share of {self.share} can never decide anything")
        return self

    def needed(self, counted: int) -> int:
        """The smallest whole number that reaches it, of so many counted."""
        at_least, remainder = divmod(self.share.numerator * counted, self.share.denominator)
        return at_least + 1 if remainder or self.strict else at_least

    def is_reached(self, votes: int, counted: int) -> bool:
        """Whether so many of so many are enough."""
        return votes >= self.needed(counted)


class Seat(StrEnum):
    """Who must be there for a session to be valid, beside the number of members."""

    CHAIR_OR_VICE = "chair_or_vice"  # the vice with the chair's written authority
    BOTH_REVIEWERS = "both_reviewers"
    ONE_REVIEWER = "one_reviewer"
    SCIENTIFIC_SECRETARY = "scientific_secretary"
    COUNCIL_REPRESENTATIVE = "council_representative"  # of the council whose conclusion is worked out
    SPECIALIST_UNIT = "specialist_unit"
    LEAD_ORGANISATION = "lead_organisation"


SEATS = {
    Seat.CHAIR_OR_VICE: "chủ tịch hoặc phó chủ tịch được ủy quyền",
    Seat.BOTH_REVIEWERS: "cả hai phản biện",
    Seat.ONE_REVIEWER: "ít nhất một phản biện",
    Seat.SCIENTIFIC_SECRETARY: "thư ký khoa học",
    Seat.COUNCIL_REPRESENTATIVE: "đại diện hội đồng tuyển chọn",
    Seat.SPECIALIST_UNIT: "đơn vị quản lý chuyên môn",
    Seat.LEAD_ORGANISATION: "lãnh đạo tổ chức chủ trì",
}


class SeatGroup(Frozen):
    """A part of a council that has so many of its seats.

    Attributes:
        least: seats, at least.
        share: or a share of all seats, at least.
    """

    key: str
    name: str
    least: int = Field(default=0, ge=0)
    share: Share | None = None


class SatBefore(Sourced):
    """How many members must have sat on the same task before, in a council of an earlier stage.

    Attributes:
        councils: kinds of the earlier councils, keys of `councils`.
        least: members, at least.
        share: or a share of all members, at least.
    """

    councils: tuple[str, ...] = Field(min_length=1)
    least: int = Field(default=0, ge=0)
    share: Share | None = None

    @property
    def in_words(self) -> str:
        """E.g. "ít nhất 1/2 thành viên đã dự hội đồng trước của nhiệm vụ"."""
        return f"ít nhất {self.share or self.least} thành viên đã dự hội đồng trước của nhiệm vụ"

    @model_validator(mode="after")
    def _asks_for_somebody(self) -> "SatBefore":
        if not self.least and (self.share is None or not 0 < self.share <= 1):
            raise ValueError("a rule on who sat before asks for nobody")
        return self

    def needed(self, members: int) -> int:
        """Of a council of so many members, how many must have sat before."""
        return max(self.least, ceil(self.share * members) if self.share else 0)


class SecretaryRule(Sourced):
    """How many administrative secretaries help a council: people without a vote who are no members of it.

    Attributes:
        number: of them, at most; where it `binds`, at least as well.
    """

    number: int = Field(ge=1)

    @property
    def in_words(self) -> str:
        """E.g. "2 thư ký hành chính, không phải là thành viên"."""
        return f"{self.number} thư ký hành chính, không phải là thành viên"

    @property
    def binds(self) -> bool:
        """Whether a council with fewer may not be founded; a figure that is not in force only warns."""
        return self.status is Status.IN_FORCE


class CouncilRule(Sourced):
    """A kind of council, team or group. Who may not sit in it is in `Rulebook.conflicts`.

    Attributes:
        smallest: members, at least.
        largest: members, at most; none where no text ends it.
        sizes: the numbers of members allowed, where not every number between is.
        reviewers: per dossier.
        by_term: it may sit for years; it then has no seated reviewers and names them for each dossier.
        sat_before: how many of its members must have sat in an earlier council on the same task.
        compulsory_for: kinds of task that cannot do without it, keys of `task_kinds`; empty where none is named.
        composition: the parts its seats fall into.
        administrative_secretaries: helpers without a vote; None where no text names any.
        tellers: members who count the ballots.
        quorum: members present, with everyone in `must_attend`.
        must_attend: who must be there as well.
        passes: ballots in favour.
        concludes: those present who agree with the text of a conclusion.
        criteria: what each ballot rates.
        shares_remarks: members read each other's remarks once they have voted, while their ballots may still be
            revised; otherwise when the ballots are opened.
        hears_reply: those it judges read the remarks of its members, without names, and answer them before the vote.
    """

    title: str
    smallest: int = Field(ge=1)
    largest: int | None = None
    sizes: tuple[int, ...] = ()
    reviewers: int = Field(ge=0)
    by_term: bool = False
    sat_before: SatBefore | None = None
    compulsory_for: tuple[str, ...] = ()
    composition: tuple[SeatGroup, ...] = ()
    administrative_secretaries: SecretaryRule | None = None
    tellers: int = Field(default=0, ge=0)
    quorum: BallotRule
    must_attend: tuple[Seat, ...] = ()
    passes: BallotRule | None = None
    concludes: BallotRule | None = None
    criteria: tuple[NamedRule, ...] = ()
    shares_remarks: bool = False
    hears_reply: bool = False

    @property
    def in_words(self) -> str:
        """E.g. "Hội đồng tư vấn xác định nhiệm vụ: 7-11 thành viên, 2 phản biện; phải có mặt: thư ký khoa học"."""
        reviewers = f", {self.reviewers} phản biện" if self.reviewers else ""
        seats = ", ".join(SEATS[seat] for seat in self.must_attend)
        present = f"; phải có mặt: {seats}" if seats else ""
        return f"{self.title}: {self._size_in_words()} thành viên{reviewers}{present}"

    @model_validator(mode="after")
    def _has_room(self) -> "CouncilRule":
        if self.largest is not None and self.largest < self.smallest:
            raise ValueError(f"no council has from {self.smallest} to {self.largest} members")
        if strangers := [size for size in self.sizes if not self._lies_between(size)]:
            raise ValueError(f"{strangers[0]} members are not from {self.smallest} to {self.largest}")
        if sum(group.least for group in self.composition) > (self.largest or self.smallest):
            raise ValueError("the parts of the council have more seats than it has")
        return self

    def may_have(self, members: int) -> bool:
        """Whether it may be founded with so many members."""
        return members in self.sizes if self.sizes else self._lies_between(members)

    def _lies_between(self, members: int) -> bool:
        return self.smallest <= members and (self.largest is None or members <= self.largest)

    def _size_in_words(self) -> str:
        if self.sizes:
            return " hoặc ".join(str(size) for size in self.sizes)
        if self.largest is None:
            return f"ít nhất {self.smallest}"
        return str(self.smallest) if self.largest == self.smallest else f"{self.smallest}-{self.largest}"

"""Councils: seats, quorum and majorities as exact fractions."""

from enum import StrEnum

from pydantic import Field, model_validator

from gieo.rulebooks.models.rules import NamedRule
from gieo.rulebooks.models.values import Share, Sourced


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


class CouncilRule(Sourced):
    """A kind of council.

    Attributes:
        smallest: members, at least.
        largest: members, at most.
        reviewers: per dossier.
        quorum: members present, with everyone in `must_attend`.
        passes: ballots in favour.
        concludes: those present who agree with the text of a conclusion.
        criteria: what each ballot rates.
    """

    title: str
    smallest: int = Field(ge=1)
    largest: int
    reviewers: int = Field(ge=0)
    quorum: BallotRule
    must_attend: tuple[str, ...] = ()
    passes: BallotRule | None = None
    concludes: BallotRule | None = None
    criteria: tuple[NamedRule, ...] = ()

    @property
    def in_words(self) -> str:
        """E.g. "Hội đồng tư vấn xác định nhiệm vụ: 7-11 thành viên, 2 phản biện"."""
        return f"{self.title}: {self.smallest}-{self.largest} thành viên, {self.reviewers} phản biện"

    @model_validator(mode="after")
    def _has_room(self) -> "CouncilRule":
        if self.largest < self.smallest:
            raise ValueError(f"no council has from {self.smallest} to {self.largest} members")
        return self

"""Votes of a council, counted exactly: motions, and ballots that are in favour when every criterion is met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import BallotBase, BallotRule, NamedRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The count of a motion.

    Attributes:
        votes_for: valid ballots in favour.
        votes_against: valid ballots against.
        void: ballots handed in that say nothing valid; they count among all ballots, in favour of nothing.
        counted: the number the share is taken of.
        needed: votes in favour that carry the motion.
    """

    votes_for: int
    votes_against: int
    void: int
    counted: int
    needed: int
    basis: tuple[str, ...]

    @property
    def is_carried(self) -> bool:
        """Whether enough are in favour; nothing is carried where nobody is counted."""
        return self.counted > 0 and self.votes_for >= self.needed

    @property
    def refusal(self) -> Refusal | None:
        """Why the motion fell, if it did."""
        if self.is_carried:
            return None
        return Refusal(
            code="motion_fell",
            message=_("%(votes)d trên %(counted)d đồng ý, cần ít nhất %(needed)d."),
            basis=self.basis,
            params={"votes": self.votes_for, "counted": self.counted, "needed": self.needed},
        )


def tally(*, votes_for: int, votes_against: int, void: int = 0, present: int, rule: BallotRule) -> Tally:
    """Count a motion under a rule that takes its share of all ballots, or of the members present.

    Raises:
        ValueError: there are more ballots than members present, or fewer than none.
    """
    ballots = votes_for + votes_against + void
    if min(votes_for, votes_against, void) < 0 or ballots > present:
        raise ValueError(f"{ballots} ballots of {present} members present")
    counted = ballots if rule.base is BallotBase.BALLOTS else present
    return Tally(
        votes_for=votes_for,
        votes_against=votes_against,
        void=void,
        counted=counted,
        needed=rule.needed(counted),
        basis=rule.basis,
    )


# ---------------------------------------------------------------- ballots of criteria


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaBallot:
    """A ballot of a determination council.

    Attributes:
        met: by key of the criterion, whether the member finds it met.
        reason: the member's written reason.
    """

    member: str
    met: Mapping[str, bool]
    reason: str = ""

    def is_complete(self, criteria: Iterable[NamedRule]) -> bool:
        """Whether exactly the criteria asked are rated."""
        return set(self.met) == {criterion.key for criterion in criteria}

    @property
    def is_for(self) -> bool:
        """In favour: every criterion is met (TT 06/2023, 12.6)."""
        return all(self.met.values())


def refusals(ballot: CriteriaBallot, criteria: Sequence[NamedRule]) -> list[Refusal]:
    """Why a ballot cannot be handed in: a criterion not rated, or no reason given (CT-2-2b)."""
    missing = [
        Refusal(
            code="criterion_not_rated",
            message=_("Chưa đánh giá: %(criterion)s."),
            basis=criterion.basis,
            params={"criterion": criterion.text},
            field=criterion.key,
        )
        for criterion in criteria
        if criterion.key not in ballot.met
    ]
    if ballot.reason.strip():
        return missing
    no_reason = Refusal(code="no_reason", message=_("Phiếu chưa ghi lý do."), basis=("ND08-2014:35",), field="reason")
    return [*missing, no_reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination:
    """What a determination council says on a proposal.

    Attributes:
        met: by key of the criterion, how many valid ballots find it met: necessity and urgency are read here.
        members_for: who is in favour, in the order of the ballots.
    """

    tally: Tally
    met: Mapping[str, int]
    members_for: tuple[str, ...]

    @property
    def is_recommended(self) -> bool:
        """Whether the council recommends the task."""
        return self.tally.is_carried


def determine(
    ballots: Sequence[CriteriaBallot], *, criteria: Sequence[NamedRule], present: int, rule: BallotRule
) -> Determination:
    """Count the ballots on a proposal; one that does not rate exactly the criteria is void.

    Args:
        ballots: one for each member who hands one in.
        criteria: those that are asked of this kind of task.
        present: members who take part in the item.
        rule: the share of ballots that recommends.

    Raises:
        ValueError: a member has two ballots, or see `tally`.
    """
    if len({ballot.member for ballot in ballots}) != len(ballots):
        raise ValueError("a member has two ballots")
    valid = [ballot for ballot in ballots if ballot.is_complete(criteria)]
    members_for = tuple(ballot.member for ballot in valid if ballot.is_for)
    return Determination(
        tally=tally(
            votes_for=len(members_for),
            votes_against=len(valid) - len(members_for),
            void=len(ballots) - len(valid),
            present=present,
            rule=rule,
        ),
        met={criterion.key: sum(ballot.met[criterion.key] for ballot in valid) for criterion in criteria},
        members_for=members_for,
    )

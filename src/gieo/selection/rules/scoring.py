"""What the ballots of a council say on one dossier: valid and void ballots, the exact mean, zeros, votes, the bonus.

One pass over the ballots: the mean of all complete ballots finds those that deviate too far; the mean over the rest is
the dossier's. Whether it is enough is asked before any bonus. No figure stands here, all come from the rulebook.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import BallotRule, DeviationRule, ScoreSheet, SelectionRule
from gieo.selection.rules.ballots import ScoreBallot, faults, in_points, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier of somebody who wants to carry out the task.

    Attributes:
        state_money: asked of the State budget, in đồng.
        host_is_proposer: whether the body that applies proposed the task.
        last_excellent: when the principal investigator or the host last had a task rated Excellent.
    """

    key: str
    ballots: tuple[ScoreBallot, ...]
    state_money: int
    host_is_proposer: bool = False
    last_excellent: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedBallot:
    """A ballot with its total and, if it does not count, why.

    Attributes:
        total: None for a ballot that does not mark exactly what is asked.
    """

    member: str
    total: int | None
    void: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Totals of the valid ballots, in points: where they end and where their middle lies. It decides nothing."""

    lowest: int
    median: Fraction
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierScore:
    """What a dossier reached, and everything that speaks against it.

    Attributes:
        ballots: in the order handed in.
        first_mean: of all complete ballots, from which deviations are measured.
        mean: of the valid ballots; None when no ballot is valid.
        bonus: what the host gains that proposed the task.
        criterion_means: by key, of the valid ballots, coefficient applied.
        zeros: by key, how many members gave 0, void ballots included: they are members present all the same.
        votes_for: ballots in favour.
        reasons: why the dossier cannot win; empty when it can.
    """

    key: str
    ballots: tuple[JudgedBallot, ...]
    first_mean: Fraction | None
    mean: Fraction | None
    bonus: Fraction
    criterion_means: Mapping[str, Fraction]
    zeros: Mapping[str, int]
    votes_for: int
    reasons: tuple[Refusal, ...]

    @property
    def score(self) -> Fraction:
        """What the dossier is ranked by."""
        return (self.mean or Fraction(0)) + self.bonus

    @property
    def qualifies(self) -> bool:
        """Whether it can win."""
        return not self.reasons

    @property
    def spread(self) -> Spread | None:
        """How far the valid ballots lie apart; None when no ballot is valid."""
        totals = sorted(ballot.total for ballot in self.ballots if ballot.void is None and ballot.total is not None)
        if not totals:
            return None
        return Spread(lowest=totals[0], median=median(map(Fraction, totals)), highest=totals[-1])


def score(
    dossier: Dossier, *, sheet: ScoreSheet, rule: SelectionRule, vote: BallotRule | None, present: int
) -> DossierScore:
    """Judge a dossier by its ballots.

    Args:
        dossier: with one ballot for each member who handed one in.
        sheet: the criteria.
        rule: which ballots count and what a dossier must reach.
        vote: how many must be in favour (the council's ``passes``); None where the score alone decides.
        present: members who take part in the item.

    Raises:
        ValueError: there are more ballots than members present, or two of one member.
    """
    members = [ballot.member for ballot in dossier.ballots]
    if len(set(members)) != len(members) or len(members) > present:
        raise ValueError(f"{dossier.key}: {len(members)} ballots, not one each of {present} members present")
    complete = [ballot for ballot in dossier.ballots if not faults(ballot, sheet)]
    first_mean = _mean([total(ballot, sheet) for ballot in complete])
    judged = tuple(_judged(ballot, sheet, rule.void, first_mean) for ballot in dossier.ballots)
    counted = [ballot for ballot, said in zip(dossier.ballots, judged, strict=True) if said.void is None]
    mean = _mean([total(ballot, sheet) for ballot in counted])
    zeros = {
        criterion.key: sum(ballot.marks[criterion.key] == 0 for ballot in complete) for criterion in sheet.criteria
    }
    votes_for = sum(ballot.favours is True for ballot in dossier.ballots)
    return DossierScore(
        key=dossier.key,
        ballots=judged,
        first_mean=first_mean,
        mean=mean,
        bonus=_bonus(dossier, rule, mean),
        criterion_means=_criterion_means(counted, sheet),
        zeros=zeros,
        votes_for=votes_for,
        reasons=(
            *_of_vote(votes_for, present, vote),
            *_of_mean(mean, rule),
            *_of_zeros(zeros, present, sheet, rule),
        ),
    )


# ---------------------------------------------------------------- ballots


def _judged(ballot: ScoreBallot, sheet: ScoreSheet, rule: DeviationRule | None, mean: Fraction | None) -> JudgedBallot:
    fault = next(iter(faults(ballot, sheet)), None)
    if fault or mean is None:
        return JudgedBallot(member=ballot.member, total=None, void=fault)
    points = total(ballot, sheet)
    return JudgedBallot(member=ballot.member, total=points, void=_deviation(points, mean, rule))


def _deviation(points: int, mean: Fraction, rule: DeviationRule | None) -> Refusal | None:
    if rule is None or not rule.voids(points, mean):
        return None
    message = _("%(total)d điểm, lệch quá mức so với điểm trung bình %(mean)s.")
    params = {"total": points, "mean": in_points(mean)}
    return Refusal(code="ballot_deviates", message=message, basis=rule.basis, params=params)


def _mean(totals: Sequence[int]) -> Fraction | None:
    return Fraction(sum(totals), len(totals)) if totals else None


def _criterion_means(ballots: Sequence[ScoreBallot], sheet: ScoreSheet) -> dict[str, Fraction]:
    return {
        criterion.key: Fraction(
            sum(ballot.marks[criterion.key] for ballot in ballots) * criterion.coefficient, len(ballots)
        )
        for criterion in sheet.criteria
        if ballots
    }


# ---------------------------------------------------------------- what a dossier must reach


def _bonus(dossier: Dossier, rule: SelectionRule, mean: Fraction | None) -> Fraction:
    if rule.bonus is None or mean is None or not dossier.host_is_proposer:
        return Fraction(0)
    return rule.bonus.on(mean)


def _of_vote(votes_for: int, present: int, vote: BallotRule | None) -> list[Refusal]:
    if vote is None or vote.is_reached(votes_for, present):
        return []
    params = {"votes": votes_for, "present": present, "needed": vote.needed(present)}
    message = _("%(votes)d trên %(present)d thành viên dự họp đề nghị thực hiện, cần ít nhất %(needed)d.")
    return [Refusal(code="too_few_votes", message=message, basis=vote.basis, params=params)]


def _of_mean(mean: Fraction | None, rule: SelectionRule) -> list[Refusal]:
    if mean is None:
        return [Refusal(code="no_valid_ballot", message=_("Không có phiếu hợp lệ."), basis=rule.basis)]
    if rule.pass_mark is None or mean >= rule.pass_mark.points:
        return []
    params = {"mean": in_points(mean), "points": rule.pass_mark.points}
    message = _("Điểm trung bình %(mean)s, chưa đạt %(points)d.")
    return [Refusal(code="below_pass_mark", message=message, basis=rule.pass_mark.basis, params=params)]


def _of_zeros(zeros: Mapping[str, int], present: int, sheet: ScoreSheet, rule: SelectionRule) -> list[Refusal]:
    limit = rule.zeros
    if limit is None:
        return []
    return [
        Refusal(
            code="too_many_zeros",
            message=_("%(zeros)d trên %(present)d thành viên dự họp cho điểm 0: %(criterion)s."),
            basis=limit.basis,
            params={"zeros": zeros[criterion.key], "present": present, "criterion": criterion.text},
            field=criterion.key,
        )
        for criterion in sheet.criteria
        if limit.is_reached(zeros[criterion.key], present)
    ]

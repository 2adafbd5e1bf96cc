"""Who is proposed as host: dossiers that qualify, by score; equal scores by the steps of the rulebook; or nobody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.working_days import add_months
from gieo.rulebooks.models import BallotRule, ScoreSheet, SelectionRule, TieBreak, TieBreakKind
from gieo.selection.rules.scoring import Dossier, DossierScore, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two neighbours in the ranking with the same score.

    Attributes:
        step: what put the first before the second; None when no step tells them apart.
    """

    first: str
    second: str
    step: TieBreak | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of a competition, with everything that led to it.

    Attributes:
        scores: of every dossier, by key, in the order given.
        ranks: of those that qualify; dossiers that no step tells apart share one.
        winner: the key of the dossier proposed; empty when there is none.
        ties: equal scores, in the order of the ranking.
        reasons: why there is no winner.
    """

    scores: Mapping[str, DossierScore]
    ranks: Mapping[str, int]
    winner: str
    ties: tuple[Tie, ...]
    reasons: tuple[Refusal, ...]


def decide(
    dossiers: Sequence[Dossier],
    *,
    sheet: ScoreSheet,
    rule: SelectionRule,
    vote: BallotRule | None,
    present: int,
    on: date,
) -> Outcome:
    """Score all dossiers of a task and rank those that qualify.

    Args:
        dossiers: all that were opened and found valid.
        sheet: the criteria.
        rule: how scores choose.
        vote: how many must be in favour (the council's ``passes``); None where the score alone decides.
        present: members who take part in the item.
        on: the day of the sitting, from which past Excellent tasks are counted back.

    Raises:
        ValueError: two dossiers of one key, or see `score`.
    """
    if len({dossier.key for dossier in dossiers}) != len(dossiers):
        raise ValueError("two dossiers of one key")
    scores = {dossier.key: score(dossier, sheet=sheet, rule=rule, vote=vote, present=present) for dossier in dossiers}
    places = {
        dossier.key: _place(dossier, scores[dossier.key], sheet, rule, on)
        for dossier in dossiers
        if scores[dossier.key].qualifies
    }
    order = sorted(places, key=places.__getitem__)
    ranks = {key: 1 + sum(place < places[key] for place in places.values()) for key in order}
    first = [key for key in order if ranks[key] == 1]
    return Outcome(
        scores=scores,
        ranks=ranks,
        winner=first[0] if len(first) == 1 else "",
        ties=tuple(_ties(order, places, rule)),
        reasons=_why_nobody(first, rule),
    )


Place = tuple[Fraction, ...]  # the negative score, then one value for each step; the smallest comes first


def _place(dossier: Dossier, reached: DossierScore, sheet: ScoreSheet, rule: SelectionRule, on: date) -> Place:
    return (-reached.score, *(_STEPS[step.key](dossier, reached, sheet, step, on) for step in rule.ties))


def _state_money(dossier: Dossier, _reached: DossierScore, _sheet: ScoreSheet, _step: TieBreak, _on: date) -> Fraction:
    return Fraction(dossier.state_money)


def _excellent(dossier: Dossier, _reached: DossierScore, _sheet: ScoreSheet, step: TieBreak, on: date) -> Fraction:
    oldest = add_months(on, -(step.months or 0))
    return Fraction(not (dossier.last_excellent and oldest <= dossier.last_excellent <= on))


def _content_and_plan(
    _dossier: Dossier, reached: DossierScore, sheet: ScoreSheet, _step: TieBreak, _on: date
) -> Fraction:
    means = (reached.criterion_means[criterion.key] for criterion in sheet.criteria if criterion.content_and_plan)
    return -sum(means, Fraction(0))


_STEPS: Mapping[TieBreakKind, Callable[[Dossier, DossierScore, ScoreSheet, TieBreak, date], Fraction]] = {
    TieBreakKind.LESS_STATE_MONEY: _state_money,
    TieBreakKind.EXCELLENT_TASK: _excellent,
    TieBreakKind.CONTENT_AND_PLAN: _content_and_plan,
}


def _ties(order: Sequence[str], places: Mapping[str, Place], rule: SelectionRule) -> list[Tie]:
    found = []
    for first, second in pairwise(order):
        score_of_first, *steps_of_first = places[first]
        score_of_second, *steps_of_second = places[second]
        if score_of_first == score_of_second:
            told_apart = zip(rule.ties, steps_of_first, steps_of_second, strict=True)
            step = next((step for step, one, other in told_apart if one != other), None)
            found.append(Tie(first=first, second=second, step=step))
    return found


def _why_nobody(first: Sequence[str], rule: SelectionRule) -> tuple[Refusal, ...]:
    if not first:
        message = _("Không có hồ sơ nào đủ điều kiện được đề nghị.")
        return (Refusal(code="no_dossier_qualifies", message=message, basis=rule.basis),)
    if len(first) > 1:
        basis = tuple(key for step in rule.ties for key in step.basis) or rule.basis
        message = _("Các hồ sơ bằng điểm và bằng mọi tiêu chí phụ: %(dossiers)s; hội đồng kiến nghị.")
        return (Refusal(code="tie", message=message, basis=basis, params={"dossiers": ", ".join(first)}),)
    return ()

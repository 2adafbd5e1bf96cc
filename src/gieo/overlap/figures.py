"""Judging answers by the labels of the development set: how many right tasks, how many warnings, how many false."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

FOLDS = 5
FALSE_ALARMS = 1 / 15  # at most as many of the queries that overlap nothing may be warned of
_TEN = 10

Ranked = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One query with its label and what a method answered, the nearest first."""

    kind: str
    relevant: frozenset[str]
    ranked: Ranked

    @property
    def warned_at(self) -> float:
        """The highest threshold at which a right task is still warned of; below nothing when there is none."""
        return max((score for key, score in self.ranked if key in self.relevant), default=-1.0)

    @property
    def highest(self) -> float:
        """The score of the nearest."""
        return self.ranked[0][1] if self.ranked else -1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """A method in numbers, shares of 1.

    Attributes:
        n: queries that overlap something.
        recall: right tasks among the first ten.
        first: queries whose nearest is right.
        warned: queries of which a right task is warned of, at thresholds chosen on other queries.
        false: queries that overlap nothing and are warned of all the same, likewise.
    """

    n: int
    recall: float
    first: float
    warned: float
    false: float


def answer(query: dict[str, Any], ranked: Ranked) -> Answer:
    """An answer beside its label."""
    return Answer(str(query["kind"]), frozenset(query["relevant"]), tuple(sorted(ranked, key=lambda each: -each[1])))


def figures(answers: Sequence[Answer], threshold: float | None = None) -> dict[str, Figures]:
    """Per kind and over all; without a threshold one is chosen on four fifths of the queries and tried on the fifth."""
    thresholds = [threshold if threshold is not None else _chosen(answers, at % FOLDS) for at in range(len(answers))]
    kinds = ["all", *dict.fromkeys(each.kind for each in answers)]
    return {kind: _of(kind, answers, thresholds) for kind in kinds}


def _of(kind: str, answers: Sequence[Answer], thresholds: Sequence[float]) -> Figures:
    chosen = [(a, t) for a, t in zip(answers, thresholds, strict=True) if kind in {"all", a.kind}]
    real = [(a, t) for a, t in chosen if a.relevant]
    none = [(a, t) for a, t in chosen if not a.relevant]
    return Figures(
        n=len(real),
        recall=_mean(len(a.relevant & {key for key, _ in a.ranked[:_TEN]}) / len(a.relevant) for a, _ in real),
        first=_mean(bool(a.ranked) and a.ranked[0][0] in a.relevant for a, _ in real),
        warned=_mean(a.warned_at >= t for a, t in real),
        false=_mean(a.highest >= t for a, t in none),
    )


def _chosen(answers: Sequence[Answer], fold: int) -> float:
    """The lowest threshold that keeps false alarms within bounds on the queries outside the fold."""
    known = [each for at, each in enumerate(answers) if at % FOLDS != fold]
    false = sorted((each.highest for each in known if not each.relevant), reverse=True)
    allowed = int(FALSE_ALARMS * len(false) + 1e-9)
    below = false[allowed] if allowed < len(false) else 0.0
    above = [each.warned_at for each in known if each.relevant and each.warned_at > below]
    return (below + min(above)) / 2 if above else below + 1e-6


def _mean(values: Iterable[float | bool]) -> float:
    listed = [float(value) for value in values]
    return sum(listed) / len(listed) if listed else 0.0

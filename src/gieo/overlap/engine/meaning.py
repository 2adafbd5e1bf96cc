"""What a model of meaning says of two descriptions, and how that orders what words have found.

It is shown beside the reasons of the words, pair by pair, and never warns by itself: the threshold of the warning was
tuned without it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gieo.overlap.engine.comparing import Comparison

NEAR = 0.75  # two texts at least this near are called near in meaning
LIFT = 0.15  # the most that meaning moves a task up in the order


class Pair(NamedTuple):
    """Two words of two texts that the model holds for near; `near` from 0 to 1."""

    asked: str
    task: str
    near: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the model says of two texts: how near, from 0 to 1, and the words that say so."""

    near: float
    pairs: tuple[Pair, ...]

    @property
    def is_near(self) -> bool:
        """Worth a look, even where words are others."""
        return self.near >= NEAR

    @property
    def lift(self) -> float:
        """How far it moves a task up in the order."""
        return LIFT * self.near


def ordered(comparisons: Sequence[Comparison], meanings: Mapping[str, Meaning]) -> list[Comparison]:
    """The nearest first, what the model holds for near moved up; without a model as words say."""

    def height(each: Comparison) -> float:
        meaning = meanings.get(each.task.key)
        return each.score + (meaning.lift if meaning else 0.0)

    return sorted(comparisons, key=lambda each: (-each.is_alarm, -height(each)))

"""What the authors of a result get of its profit, by three questions in turn (pure).

How much of the task did the State pay? When was it assigned? Is the result protected? (Law 93/2025, articles 28, 73.7)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gieo.rulebooks.models import RewardRule, Rulebook

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Made:
    """The profit of a result in one year.

    Attributes:
        profit: after tax, in đồng.
        state_percent: of the money of the task, what the State paid; 0 to 100.
        assigned_on: when the task was approved and assigned to its host.
        is_protected: as a patent, utility solution, design, layout or plant variety.
    """

    profit: int
    state_percent: int
    assigned_on: date
    is_protected: bool


@dataclass(frozen=True, slots=True)
class Reward:
    """What is due to all authors together.

    Attributes:
        least: in đồng, rounded up; 0 where the owner decides.
        percent: of the part that State money paid.
        rule: which rule says so; None where State money paid nothing.
    """

    least: int = 0
    percent: int = 0
    rule: RewardRule | None = None

    @property
    def basis(self) -> Sequence[str]:
        """Articles."""
        return self.rule.basis if self.rule else ()


def reward_for(made: Made, book: Rulebook) -> Reward:
    """What the law gives the authors of a result at least; by exact sums, for half a đồng too little is too little."""
    if not made.state_percent:
        return Reward()
    fitting = (rule for rule in book.rewards if rule.fits(assigned_on=made.assigned_on, is_protected=made.is_protected))
    rule = next(fitting, None)
    if rule is None:
        return Reward()
    percent = book.figures[rule.figure].value
    return Reward(-(-made.profit * made.state_percent * percent // HUNDRED**2), percent, rule)

"""Tasks: their kinds, who may not lead one, when one may be assigned directly, where the money comes from."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from gieo.rulebooks.models.figures import FigureRule
from gieo.rulebooks.models.rules import NamedRule


class TaskKind(NamedRule):
    """A kind of task.

    Attributes:
        text: its name.
        longest: how long one may last, in months.
    """

    longest: FigureRule | None = None


class BarSubject(StrEnum):
    """Whom a bar keeps out."""

    ORGANISATION = "organisation"
    LEADER = "leader"
    MEMBER = "member"


class Bar(NamedRule):
    """What keeps an organisation or a person from leading a task, tested on the day applications close.

    Attributes:
        who: everyone it keeps out.
        years: how long, counted from the decision; 0 while the cause lasts.
        grace_days: days of delay that are still forgiven.
    """

    who: tuple[BarSubject, ...] = Field(min_length=1)
    years: int = Field(default=0, ge=0)
    grace_days: int = Field(default=0, ge=0)

    @property
    def in_words(self) -> str:
        """E.g. "Bị đình chỉ chủ nhiệm nhiệm vụ: 3 năm"."""
        return f"{self.text}: {self.years} năm" if self.years else self.text


class OrderStructure(StrEnum):
    """How the tasks of one order belong together."""

    CLUSTER = "cluster"
    CHAIN = "chain"
    PARALLEL = "parallel"


class StructureRule(NamedRule):
    """An order that becomes several tasks; where a rulebook knows none, an order is one task.

    Attributes:
        least: tasks at least.
        most: key of the figure that says how many at most; empty where no text does.
    """

    key: OrderStructure
    least: int = Field(default=2, ge=2)
    most: str = ""

    @property
    def in_words(self) -> str:
        """E.g. "Cụm nhiệm vụ: từ 2 nhiệm vụ"."""
        return f"{self.text}: từ {self.least} nhiệm vụ"


class RewardRule(NamedRule):
    """What the authors of a result get of the profit it makes; of several the first that fits holds.

    Attributes:
        figure: key of the figure that says how many per cent at least, of the part that State money paid.
        assigned_from: the task was approved and assigned on this day or later; None: whenever.
        assigned_to: on this day or before.
        protected: only where the result is protected (patent, design, layout, plant variety).
    """

    figure: str
    assigned_from: date | None = None
    assigned_to: date | None = None
    protected: bool = False

    def fits(self, *, assigned_on: date, is_protected: bool) -> bool:
        """Whether it holds for the result of a task assigned on a day."""
        begun = self.assigned_from is None or self.assigned_from <= assigned_on
        ended = self.assigned_to is not None and self.assigned_to < assigned_on
        return begun and not ended and (is_protected or not self.protected)


class MoneySource(NamedRule):
    """Where the money of a task may come from.

    Attributes:
        of_state: whether it is State budget, whose rules of advance, lump sum and refund then hold.
    """

    of_state: bool

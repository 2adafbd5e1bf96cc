"""The simulated province: who is there, what time it is, what is waiting to be heard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from gieo.core.events import Inbox
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.workflow import Facts
from gieo.simulation.cast import Cast, Player

SUBJECTS = (
    "vải thiều",
    "gà đồi",
    "cam sành",
    "nấm ăn",
    "dược liệu",
    "rừng trồng",
    "nước thải làng nghề",
    "chuyển đổi số xã",
)


@dataclass(slots=True)
class World:
    """Everything a script may look at.

    Attributes:
        cast: the people.
        plan_year: the programme year.
        rng: the only source of chance, so that equal seeds give equal years.
        inbox: events on their way.
        now: the instant; moved by the engine alone.
        subjects: what people here work on.
        notes: what scripts remember of a dossier between two moves, by its number.
    """

    cast: Cast
    plan_year: int
    rng: Random
    inbox: Inbox
    now: datetime
    subjects: Sequence[str] = SUBJECTS
    notes: dict[str, object] = field(default_factory=dict)

    def player(self, role: Role) -> Player:
        """Whoever holds an office of the province."""
        return self.cast.office(role)

    def of_body(self, body: int | None) -> Player:
        """Whoever acts for a body."""
        return next(player for player in (*self.cast.focal, *self.cast.hosts) if player.body and player.body.pk == body)

    def of_user(self, user: int | None) -> Player:
        """Whoever has an account."""
        everybody = (*self.cast.experts, *self.cast.hosts, *self.cast.focal, *self.cast.offices)
        return next(player for player in everybody if player.actor.user == user)

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in so many of a hundred cases."""
        return self.rng.random() < share


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What is done next on a dossier, or because of it.

    Attributes:
        act: name of the row; empty where `do` does something beside the table: bodies apply to a call.
        by: who; the system for what follows by itself.
        facts: what is recorded; None where the row asks nothing.
        at: not before; None for at once.
        do: called instead of a row.
    """

    act: str = ""
    by: Actor = SYSTEM
    facts: Facts | None = None
    at: datetime | None = None
    do: Callable[["World"], object] | None = None


# What comes next on a dossier of one kind: (world, dossier) → the move, or None where it waits for something else.
Script = Callable[[World, object], Move | None]

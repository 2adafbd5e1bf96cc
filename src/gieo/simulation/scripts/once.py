"""What is done once on a dossier, what is read of it once, and how far apart its steps are."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from gieo.simulation.world import World

HALF_A_YEAR = timedelta(days=183)


def once(key: str, do: Any) -> Any:
    """Done by whoever plays, and noted in the world so that it is not done again."""

    def doing(world: World) -> None:
        world.notes[key] = True
        do(world)

    return doing


def read_once(item: Any, name: str, read: Callable[[Any], Any]) -> Any:
    """What belongs to a dossier, as it stood when the dossier was read.

    A script looks at the same dossier when its turn is planned and when it comes.
    """
    seen = item.__dict__.setdefault("_read_by_script", {})
    if name not in seen:
        seen[name] = read(item)
    return seen[name]

"""Steps that a dossier takes once, and how far apart they are."""

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

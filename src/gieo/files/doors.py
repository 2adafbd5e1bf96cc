"""Who may read a file is decided by the stages that hold it; without a door that opens, nobody reads it."""

from collections.abc import Callable

from gieo.files.models import ScanState, StoredFile
from gieo.kernel.actors import Actor

Door = Callable[[Actor, StoredFile], bool]

_doors: dict[str, Door] = {}


def register(name: str, door: Door) -> None:
    """Let a stage answer for the files it holds."""
    _doors[name] = door


def may_read(actor: Actor, stored: StoredFile) -> bool:
    """Whether any door opens for this reader; never for a file in quarantine."""
    return stored.scan_state != ScanState.QUARANTINED and any(door(actor, stored) for door in _doors.values())

"""Questions about files. Only the stages know who may read one: see `doors`."""

from collections.abc import Iterable

from gieo.files import doors
from gieo.files.models import StoredFile
from gieo.kernel.actors import Actor


def file_for(actor: Actor, pk: int, name: str) -> StoredFile:
    """The door to one file, by number and name.

    Raises:
        StoredFile.DoesNotExist: there is none, or not for this reader.
    """
    stored = StoredFile.objects.get(pk=pk, name=name)
    if not doors.may_read(actor, stored):
        raise StoredFile.DoesNotExist
    return stored


def readable_by(actor: Actor, files: Iterable[StoredFile]) -> list[StoredFile]:
    """Those of the files that the actor may read, in their order."""
    return [stored for stored in files if doors.may_read(actor, stored)]

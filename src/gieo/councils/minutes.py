"""What a section of the minutes reads, and which texts wait beside it to be worked in."""

from collections.abc import Sequence

from gieo.councils.models import MinutesEdit
from gieo.councils.sections import MinutesPart


def edits_of(entry: int, section: MinutesPart) -> list[MinutesEdit]:
    """Everything that was saved of one section, the latest last."""
    return list(MinutesEdit.objects.filter(entry=entry, section=section).order_by("version", "pk"))


def standing(edits: Sequence[MinutesEdit]) -> MinutesEdit | None:
    """The text in force of a section; None before anybody wrote."""
    return next((edit for edit in reversed(edits) if not edit.put_aside), None)


def waiting(edits: Sequence[MinutesEdit]) -> list[MinutesEdit]:
    """Texts put aside that nobody has worked in: no text in force is of somebody who had them before the eyes."""
    seen = max((edit.base for edit in edits if not edit.put_aside), default=0)
    return [edit for edit in edits if edit.put_aside and edit.version > seen]

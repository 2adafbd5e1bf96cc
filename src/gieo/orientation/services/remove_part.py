"""A part that is none (a line taken for a recipient, a place twice)."""

from gieo.kernel.actors import Actor
from gieo.orientation.policies import check_may_edit
from gieo.orientation.services.correct_part import AnyPart


def remove_part(*, part: AnyPart, actor: Actor) -> None:
    """Take it out of the draft; the numbers of the others stay, footnotes and findings go by them.

    Raises:
        Refused: not the reader's to edit, or no longer a draft.
    """
    check_may_edit(part.notice, actor)
    part.delete()

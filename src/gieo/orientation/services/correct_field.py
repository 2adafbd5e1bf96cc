"""The title of a field, corrected by a person; the label stays as it was printed."""

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationField
from gieo.orientation.policies import check_may_edit
from gieo.registry.rules.science_fields import science_fields_of


def correct_field(*, field: OrientationField, title: str, actor: Actor) -> OrientationField:
    """Write the corrected title, answer for it, and map it anew onto the common list.

    Raises:
        Refused: empty, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(field.notice, actor)
    title = text.collapse(text.nfc(title))
    if not title:
        message = _("Tên lĩnh vực không được để trống.")
        raise Refused([Refusal(code="empty", message=message, basis=("ND30-2020:PL1",), field="title")])
    field.title, field.science_fields = title[:250], science_fields_of(title)
    field.accept(actor.user)
    field.save(update_fields=["title", "science_fields", "is_proposed", "accepted_by"])
    return field

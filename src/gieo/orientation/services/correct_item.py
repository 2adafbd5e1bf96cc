"""The wording of an item, corrected by a person; the source stays as it came."""

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationItem
from gieo.orientation.policies import check_may_edit


def correct_item(*, item: OrientationItem, wording: str, actor: Actor) -> OrientationItem:
    """Write the corrected wording, mark the item as corrected and answer for it; the same wording accepts it as read.

    Raises:
        Refused: empty, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(item.field.notice, actor)
    wording = text.collapse(text.nfc(wording))
    if not wording:
        message = _("Nội dung không được để trống; nếu thừa, hãy bỏ nội dung này.")
        raise Refused([Refusal(code="empty", message=message, basis=("ND30-2020:PL1",), field="text")])
    if wording != item.text:
        item.text, item.corrected, item.search = wording, True, text.search_key(wording)
    item.accept(actor.user)
    item.save(update_fields=["text", "corrected", "search", "is_proposed", "accepted_by"])
    return item

"""Two items of the reader that are one: the second goes on the first."""

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationItem
from gieo.orientation.policies import check_may_edit
from gieo.orientation.services.remove_item import remove_item


@transaction.atomic
def merge_item(*, item: OrientationItem, actor: Actor) -> OrientationItem:
    """Put the item behind the one before it in its field, with its lines, footnotes and source documents.

    Raises:
        Refused: it is the first of its field, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(item.field.notice, actor)
    first = item.field.items.filter(order__lt=item.order).order_by("-order").first()
    if first is None:
        message = _("Nội dung đầu của lĩnh vực không có nội dung nào đứng trước để ghép.")
        raise Refused([Refusal(code="nothing_before", message=message, basis=("ND30-2020:PL1",), field="text")])
    first.text = f"{first.text} {item.text}"
    first.corrected, first.search = True, text.search_key(first.text)
    lines = [line for line in (first.first_line, first.last_line, item.first_line, item.last_line) if line]
    first.first_line, first.last_line = (min(lines), max(lines)) if lines else (None, None)
    first.footnotes = sorted({*first.footnotes, *item.footnotes})
    first.accept(actor.user)
    first.save()
    first.documents.add(*item.documents.all())
    first.organisations.add(*item.organisations.all())
    remove_item(item=item, actor=actor)
    return first

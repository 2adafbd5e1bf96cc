"""One item of the reader that is several: a person says where each begins."""

from django.db import transaction
from django.db.models import F

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationItem
from gieo.orientation.policies import check_may_edit
from gieo.orientation.services.add_item import next_code


@transaction.atomic
def split_item(*, item: OrientationItem, wording: str, actor: Actor) -> list[OrientationItem]:
    """Every line of the wording becomes an item of its own; the first keeps code and place.

    All of them point at the lines and source documents of the one they came from.

    Raises:
        Refused: only one line, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(item.field.notice, actor)
    parts = [text.collapse(text.nfc(line)) for line in wording.splitlines() if line.strip()]
    if len(parts) < 2:  # noqa: PLR2004  (one part is no split)
        message = _("Xuống dòng ở chỗ cần tách, rồi bấm tách.")
        raise Refused([Refusal(code="nothing_to_split", message=message, basis=("ND30-2020:PL1",), field="text")])
    item.field.items.filter(order__gt=item.order).update(order=F("order") + len(parts) - 1)
    item.text, item.corrected, item.search = parts[0], True, text.search_key(parts[0])
    item.accept(actor.user)
    item.save(update_fields=["text", "corrected", "search", "is_proposed", "accepted_by"])
    return [item, *(_behind(item, at, words) for at, words in enumerate(parts[1:], start=1))]


def _behind(item: OrientationItem, at: int, words: str) -> OrientationItem:
    row = OrientationItem.objects.create(
        field=item.field,
        order=item.order + at,
        code=next_code(item.field),
        text=words,
        first_line=item.first_line,
        last_line=item.last_line,
        corrected=True,
        footnotes=item.footnotes,
        footnotes_inferred=item.footnotes_inferred,
        search=text.search_key(words),
    )
    row.documents.set(item.documents.all())
    row.organisations.set(item.organisations.all())
    return row

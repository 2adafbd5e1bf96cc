"""An item the reader missed."""

from django.db import transaction
from django.db.models import Max

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import OrientationField, OrientationItem
from gieo.orientation.policies import check_may_edit


@transaction.atomic
def add_item(*, field: OrientationField, wording: str, actor: Actor) -> OrientationItem:
    """Append an item to a field under the next code.

    Raises:
        Refused: empty, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(field.notice, actor)
    wording = text.collapse(text.nfc(wording))
    if not wording:
        message = _("Nhập nội dung cần thêm.")
        raise Refused([Refusal(code="empty", message=message, basis=("ND30-2020:PL1",), field="text")])
    order = (field.items.aggregate(last=Max("order"))["last"] or 0) + 1
    return OrientationItem.objects.create(
        field=field,
        order=order,
        code=next_code(field),
        text=wording,
        corrected=True,
        search=text.search_key(wording),
    )


def next_code(field: OrientationField) -> str:
    """The next name for an item of a field that none of them bears."""
    taken = set(field.items.values_list("code", flat=True))
    first = len(taken) + 1
    number = next(n for n in range(first, first + len(taken) + 1) if f"{field.order}.{n}" not in taken)
    return f"{field.order}.{number}"

"""An item that is none (a heading taken for one, a line twice)."""

from django.db import transaction
from django.db.models import F

from gieo.kernel.actors import Actor
from gieo.orientation.models import OrientationItem
from gieo.orientation.policies import check_may_edit


@transaction.atomic
def remove_item(*, item: OrientationItem, actor: Actor) -> None:
    """Take it out of the draft and close the gap in the order; codes of the others stay their names.

    Raises:
        Refused: not the reader's to edit, or no longer a draft.
    """
    check_may_edit(item.field.notice, actor)
    field, order = item.field, item.order
    item.delete()
    field.items.filter(order__gt=order).update(order=F("order") - 1)

"""An order finds its place in a draft: as a new item, or beside one that is there (CT-1-2a)."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.act import act
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import Order, OrientationField, OrientationItem
from gieo.orientation.order.facts import UseFacts
from gieo.orientation.order.guards import ORDERING
from gieo.orientation.order.states import OrderState
from gieo.orientation.policies import check_may_edit
from gieo.orientation.services.add_item import add_item
from gieo.orientation.services.draft_from_orders import wording_of


@transaction.atomic
def take_up_order(
    *, order: Order, field: OrientationField, item: OrientationItem | None, actor: Actor, at: datetime
) -> OrientationItem:
    """Tie the order to an item of the draft.

    Args:
        order: sent; or taken up before by an item that is no more.
        field: of the draft.
        item: of that field; None: a new one in the words of the order.
        actor: an officer of the province.
        at: when.

    Raises:
        Refused: the draft is not the actor's to edit, or the order was answered otherwise.
    """
    check_may_edit(field.notice, actor)
    if order.province_id != field.notice.province_id:
        message = _("Đặt hàng này của tỉnh khác.")
        raise Refused([Refusal(code="other_province", message=message, basis=ORDERING[order.law])])
    wording = wording_of(order.title, order.expected_result)
    item = item or add_item(field=field, wording=wording, actor=actor)
    if order.state == OrderState.USED:
        order.items.add(item)
        return item
    facts = UseFacts(items=(Picked(id=item.pk, name=f"{item.code} {item.text[:120]}"),))
    act(order, "use", actor=actor, at=at, facts=facts)
    return item

"""A body begins an order."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.open_new import law_for, open_new
from gieo.identity.models import Organisation, Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import Order
from gieo.orientation.order.effects import fill
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.order.guards import ORDERING


@transaction.atomic
def open_order(*, province: str, facts: OrderFacts, actor: Actor, at: datetime) -> Order:
    """A draft order of the body whose focal officer asks.

    Raises:
        Refused: the actor is the focal officer of no body of the province.
    """
    owner = Province.objects.get(code=province)
    order = Order(province=owner, body=_body_of(actor, owner, at))
    fill(order, facts)
    return open_new(order, actor=actor, at=at, legal_basis=ORDERING)


def _body_of(actor: Actor, province: Province, at: datetime) -> Organisation:
    seats = (seat for seat in actor.seats if seat.role is Role.FOCAL_OFFICER and seat.province == province.code)
    pk = next((seat.organisation for seat in seats if seat.organisation), None)
    if pk is None:
        message = _("Chỉ cán bộ đầu mối của sở, ngành, địa phương được đặt hàng.")
        raise Refused([Refusal(code="no_body", message=message, basis=ORDERING[law_for(province, at)])])
    return Organisation.objects.get(pk=pk)

"""A body begins an order."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Organisation, Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import Order
from gieo.orientation.order.effects import fill
from gieo.orientation.order.facts import OrderFacts


@transaction.atomic
def open_order(*, province: str, facts: OrderFacts, actor: Actor, at: datetime) -> Order:
    """A draft order of the body whose focal officer asks.

    Raises:
        Refused: the actor is the focal officer of no body of the province.
    """
    body = _body_of(actor, province)
    order = Order(province=Province.objects.get(code=province), body=body)
    fill(order, facts)
    return open_new(order, actor=actor, at=at, legal_basis=("ND08-2014:29",))


def _body_of(actor: Actor, province: str) -> Organisation:
    seats = (seat for seat in actor.seats if seat.role is Role.FOCAL_OFFICER and seat.province == province)
    pk = next((seat.organisation for seat in seats if seat.organisation), None)
    if pk is None:
        message = _("Chỉ cán bộ đầu mối của sở, ngành, địa phương được đặt hàng.")
        raise Refused([Refusal(code="no_body", message=message, basis=("ND08-2014:29",))])
    return Organisation.objects.get(pk=pk)

"""From an order of a body to a proposal of it, where the wrong form was used."""

from django.urls import reverse

from gieo.dossiers.audience import bodies_of
from gieo.dossiers.kinds import FurtherPage
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.orientation.models import Order


def write_as_proposal(order: Order, reader: Actor) -> list[FurtherPage]:
    """For those who act for the body that orders."""
    if order.body_id not in bodies_of(reader):
        return []
    return [FurtherPage(_("Viết thành đề xuất"), reverse("proposals:move", args=[order.number]), "writing")]

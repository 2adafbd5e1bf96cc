"""The Sở begins the yearly orientation with what was ordered: every order that names its field becomes an item."""

from datetime import date, datetime

from django.db import transaction

from gieo.dossiers.services.act import act
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.orientation.order.facts import UseFacts
from gieo.orientation.services.draft_notice import DraftField, draft_notice
from gieo.orientation.sources import unused_orders
from gieo.rulebooks import library

LONGEST = 500


@transaction.atomic
def draft_from_orders(
    *, province: Province, plan_year: int, closes_on: date, actor: Actor, at: datetime
) -> OrientationNotice:
    """A draft with the fields of the province; in each the items that were ordered, tied to their orders (CT-1-2a).

    An order without a field waits in the list beside the draft, like one that nobody took up.

    Args:
        province: whose orientation.
        plan_year: the year it is for.
        closes_on: the last day on which proposals are in time.
        actor: an officer of the province.
        at: when.

    Raises:
        Refused: the actor is no officer of the province.
    """
    rulebook = library.in_force(province.family, on=at.date())
    waiting = list(unused_orders(province.code, plan_year).order_by("body__name", "pk"))
    by_field = {
        field.key: [order for order in waiting if order.science_field == field.key] for field in rulebook.fields
    }
    fields = [
        DraftField(field.name, [wording_of(order.title, order.expected_result) for order in by_field[field.key]])
        for field in rulebook.fields
    ]
    notice = draft_notice(
        province=province, plan_year=plan_year, fields=fields, closes_on=closes_on, actor=actor, at=at
    )
    ordered = [order for field in rulebook.fields for order in by_field[field.key]]
    items = OrientationItem.objects.filter(field__notice=notice).order_by("field__order", "order")
    for order, item in zip(ordered, items, strict=True):
        facts = UseFacts(items=(Picked(id=item.pk, name=f"{item.code} {item.text[:120]}"),))
        act(order, "use", actor=actor, at=at, facts=facts)
    return notice


def wording_of(title: str, result: str) -> str:
    """First words of an item, to be worked on: what is wanted and what should come of it."""
    return f"{title.rstrip('. ')}. {result}".strip()[:LONGEST]

"""What an orientation is built from, and what it covers (CT-1-2a, CT-1-2b)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from gieo.law.models import LegalDocument
from gieo.orientation.models import Order, OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.order.states import OrderState

MOST_DOCUMENTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One field of the draft: how many items there are for each year or period, ordered and crossing fields.

    Attributes:
        counts: in the order of the periods.
    """

    field: OrientationField
    counts: tuple[int, ...]
    ordered: int
    interdisciplinary: int
    interregional: int

    @property
    def total(self) -> int:
        """All its items."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Both sides of the work: what came in, what stands in the draft.

    Attributes:
        orders: of the year that wait, were left out or lost the item they had become.
        fields: with their items, each with orders and guidance.
        periods: years and periods named by the items.
        coverage: the matrix of fields and periods.
        sourceless: items that name neither an order nor guidance.
        grounds: what the orders of the year rest on, the most frequent first, each with its number (CT-1-1a).
    """

    notice: OrientationNotice
    orders: list[Order]
    fields: list[OrientationField]
    periods: tuple[str, ...]
    coverage: list[Coverage]
    sourceless: int
    grounds: list[tuple[str, int]]

    @property
    def empty(self) -> list[OrientationField]:
        """Fields in which nothing is wanted: shown before publishing, never in its way."""
        return [row.field for row in self.coverage if not row.total]


def unused_orders(province: str, plan_year: int) -> QuerySet[Order]:
    """Sent for a year or an earlier one, and not answered yet: late ones roll into the next draft."""
    waiting = Order.objects.filter(province=province, plan_year__lte=plan_year, state=OrderState.SENT)
    return waiting.select_related("body")


def inputs_of(notice: OrientationNotice) -> Inputs:
    """Everything the drafting page shows, in a fixed number of queries."""
    items = OrientationItem.objects.prefetch_related(
        "documents", Prefetch("orders", Order.objects.select_related("body").order_by("number"))
    )
    fields = list(notice.fields.prefetch_related(Prefetch("items", items)))
    every = [item for field in fields for item in field.items.all()]
    periods = tuple(sorted({period_of(item, notice) for item in every})) or (str(notice.plan_year),)
    return Inputs(
        notice=notice,
        orders=_without_an_item(notice),
        fields=fields,
        periods=periods,
        coverage=[_coverage(field, list(field.items.all()), periods, notice) for field in fields],
        sourceless=sum(not item.orders.all() and not item.documents.all() for item in every),
        grounds=grounds_of_orders(notice.province_id, notice.plan_year),
    )


def grounds_of_orders(province: str, plan_year: int) -> list[tuple[str, int]]:
    """How many orders sent for a year rest on each ground; one may rest on several."""
    sent = Order.objects.filter(province=province, plan_year=plan_year, sent_at__isnull=False)
    named = sent.exclude(state=OrderState.WITHDRAWN).order_by("pk").values_list("grounds", flat=True)
    return Counter(str(ground["name"]) for grounds in named for ground in grounds).most_common()


def guidance_for(notice: OrientationNotice) -> list[LegalDocument]:
    """Numbered documents of the province and of the country which items may follow, the latest first."""
    known = LegalDocument.objects.filter(Q(province=notice.province_id) | Q(province=None)).exclude(number="")
    return list(known.exclude(pk=notice.document_id).order_by("-issued_on", "-pk")[:MOST_DOCUMENTS])


def period_of(item: OrientationItem, notice: OrientationNotice) -> str:
    """Its own, or the year of the notice."""
    return item.period or str(notice.plan_year)


def _without_an_item(notice: OrientationNotice) -> list[Order]:
    states = (OrderState.SENT, OrderState.NOT_USED, OrderState.USED)
    orders = Order.objects.filter(province=notice.province_id, plan_year=notice.plan_year, state__in=states)
    rolled = unused_orders(notice.province_id, notice.plan_year)
    kept = (orders | Order.objects.filter(pk__in=rolled.values("pk"))).exclude(items__field__notice=notice)
    return list(kept.select_related("body").order_by("state", "body__name", "pk").distinct())


def _coverage(
    field: OrientationField, items: Sequence[OrientationItem], periods: Sequence[str], notice: OrientationNotice
) -> Coverage:
    named = [period_of(item, notice) for item in items]
    return Coverage(
        field=field,
        counts=tuple(named.count(period) for period in periods),
        ordered=sum(bool(item.orders.all()) for item in items),
        interdisciplinary=sum(item.is_interdisciplinary for item in items),
        interregional=sum(item.is_interregional for item in items),
    )

"""What the shared pages know of orders."""

from collections.abc import Collection, Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Q
from django.db.models.functions import JSONObject

from gieo.core import clock
from gieo.core.pausing import requests_in_words
from gieo.dossiers.audience import bodies_of
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Fact, Table, facts_of
from gieo.identity.models import Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.matters.selectors import products_of
from gieo.orientation.models import Order, OrientationItem
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.order.guards import ORDERING
from gieo.orientation.order.papers import PAPERS
from gieo.orientation.order.states import OrderState
from gieo.orientation.order.workflow import ORDER
from gieo.orientation.services.open_order import open_order
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook

MOST_ITEMS = 200
NOT_AS_TYPED = frozenset({"grounds", "field", "local_product"})


def facts(order: Order) -> Iterable[Fact]:
    """What the order says."""
    return facts_of(
        (_("Cơ quan đặt hàng"), order.body.name),
        (_("Năm kế hoạch"), order.plan_year),
        (_("Lĩnh vực"), field_name(order)),
        (_("Căn cứ"), [ground["name"] for ground in order.grounds]),
        (_("Văn bản làm căn cứ"), order.citation),
        (_("Vì sao cần"), order.need),
        (_("Kết quả cần có"), order.expected_result),
        (_("Nơi tiếp nhận, ứng dụng"), order.application_address),
        (_("Sản phẩm chủ lực, đặc trưng"), order.product),
        (_("Phục vụ sản phẩm"), order.local_product.title if order.local_product else ""),
        (_("Văn bản đặt hàng"), order.document),
        (_("Gửi lúc"), order.sent_at),
        (_("Quá hạn"), order.is_late or None),
        (_("Bổ sung"), requests_in_words(order, "order.review", stands_still=order.state == OrderState.RETURNED)),
    )


def tables(order: Order) -> Iterable[Table]:
    """What became of it: its items of the orientation with the proposals to them, tasks commissioned for it."""
    tasks = order.commissioned.order_by("pk").values_list("number", "title", "decision_number")
    named = tasks.values(it=JSONObject(number="number", title="title", decision="decision_number"))
    items = order.items.annotate(
        commissioned=ArraySubquery(named),  # of the order, not of the item: told with the first, in one question
        received=Count("proposals", filter=Q(proposals__submitted_at__isnull=False), distinct=True),
        judged=Count("proposals__determinations", distinct=True),
    )
    taken_up = list(items.order_by("field__notice__plan_year", "field__order", "order"))
    rows = [(f"{item.code} {item.text}", str(item.received), str(item.judged)) for item in taken_up]
    if rows:
        yield Table(
            title=_("Đặt hàng này đã đi đến đâu"),
            columns=(_("Nội dung định hướng"), _("Đề xuất đã nhận"), _("Đã đưa ra hội đồng")),
            rows=rows,
            numeric=frozenset({1, 2}),
        )
    if taken_up:
        found = [(task["number"], task["title"], task["decision"]) for task in taken_up[0].commissioned]
    else:  # an item may have gone with a corrected notice, the task it became stays
        found = list(tasks) if order.state == OrderState.USED else []
    if found:
        columns = (_("Số hồ sơ"), _("Nhiệm vụ đặt hàng"), _("Quyết định"))
        yield Table(title=_("Nhiệm vụ tỉnh đã đặt hàng"), columns=columns, rows=found)


def field_name(order: Order) -> str:
    """The field it was ordered in, as the rulebook calls it."""
    names = {field.key: field.name for field in library.get(order.rulebook).fields}
    return names.get(order.science_field, "")


def choices(name: str, order: Order, _actor: Actor) -> Options:
    """Grounds of the rulebook, items of the orientation of its year and of the next one (CT-1-1c)."""
    if name == "grounds":
        return grounds_of(library.get(order.rulebook))
    if name == "fields":
        return fields_of(library.get(order.rulebook))
    if name == "products":
        return product_options([order.body_id])
    year = order.plan_year or 0
    items = OrientationItem.objects.filter(
        field__notice__plan_year__in=(year, year + 1), field__notice__province=order.province_id
    )
    in_order = items.order_by("field__notice__plan_year", "field__order", "order")
    found = in_order.values_list("pk", "field__notice__plan_year", "code", "text")[:MOST_ITEMS]
    return [(pk, f"{plan_year}, {code} {text[:120]}") for pk, plan_year, code, text in found]


def grounds_of(rulebook: Rulebook) -> Options:
    """What an order may rest on."""
    return [(ground.key, ground.text) for ground in rulebook.grounds]


def fields_of(rulebook: Rulebook) -> Options:
    """The fields an orientation of the province has."""
    return [(field.key, field.name) for field in rulebook.fields]


def product_options(bodies: Collection[int]) -> Options:
    """Products that stand in the register of a locality."""
    return list(products_of(bodies).values_list("pk", "title"))


def opening_choices(name: str, province: str, actor: Actor) -> Options:
    """Grounds of the province's present rulebook; products of the actor's own locality."""
    if name == "products":
        return product_options(bodies_of(actor))
    rulebook = library.in_force(Province.objects.get(code=province).family, on=clock.today())
    return fields_of(rulebook) if name == "fields" else grounds_of(rulebook)


def suggestions(act: str, order: Order, _actor: Actor) -> dict[str, object]:
    """What the order says already, where it is written again."""
    if act not in {"write", "send_again"}:
        return {}
    typed = {name: getattr(order, name) for name in OrderFacts.model_fields if name not in NOT_AS_TYPED}
    grounds = [str(ground["id"]) for ground in order.grounds]
    return {**typed, "grounds": grounds, "field": order.science_field, "local_product": order.local_product_id}


ORDER_KIND = DossierKind(
    workflow=ORDER,
    model=Order,
    code="DH",
    stage="dat-hang",
    plural=_("Đặt hàng"),
    facts=facts,
    tables=tables,
    choices=choices,
    suggests=suggestions,
    related=("body",),
    papers=PAPERS,
    opening=Opening(
        label=_("Lập đặt hàng"),
        actors=frozenset({Role.FOCAL_OFFICER}),
        facts=OrderFacts,
        do=open_order,
        legal_basis=ORDERING,
        choices=opening_choices,
    ),
)

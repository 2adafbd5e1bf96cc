"""What the shared pages know of determinations."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from gieo.councils.independent import asked_experts, experts_to_ask, rows_to_fill
from gieo.councils.sitting.audience import cover, holder, judges, readers, sitting_facts
from gieo.councils.sitting.rows import OWN_PAGES
from gieo.councils.sitting.shown import (
    council_checks,
    council_choices,
    council_notices,
    council_suggestions,
    council_tables,
    participants,
)
from gieo.dossiers.described import described
from gieo.dossiers.kinds import DossierKind, FurtherPage, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.orientation.models import Order
from gieo.proposals.determination.counting import criteria_of
from gieo.proposals.determination.papers import PAPERS, author_of
from gieo.proposals.determination.screened import screened_out
from gieo.proposals.determination.workflow import DETERMINATION, PROCEDURE
from gieo.proposals.models import Determination
from gieo.proposals.priority import priorities_of
from gieo.proposals.priority_list import READERS, RECOMMENDED
from gieo.rulebooks import library

MOST = 200


def facts(determination: Determination) -> Iterable[Fact]:
    """What is judged, its priorities, the sitting, the text."""
    adopted = determination.adopted
    return [
        *(Fact(gettext("Đề xuất"), f"{each.number} {each.title}", each.get_absolute_url()) for each in adopted),
        *facts_of((gettext("Người đề xuất"), [author_of(proposal) for proposal in adopted])),
        *(Fact(gettext("Ưu tiên"), rule.text, basis=rule.basis) for rule in priorities_of(determination.proposal)),
        *sitting_facts(determination),
        *text_facts(determination),
    ]


def text_facts(determination: Determination) -> list[Fact]:
    """The text of the order, once there is one."""
    if not determination.task_title:
        return []
    rulebook = library.get(determination.rulebook)
    kinds = {kind.key: kind.text for kind in rulebook.task_kinds}
    grounds = {ground.key: ground.text for ground in rulebook.direct_assignment_grounds}
    return facts_of(
        (gettext("Tên nhiệm vụ đặt hàng"), determination.task_title),
        (gettext("Loại hình"), kinds.get(determination.task_kind, determination.task_kind)),
        (gettext("Định hướng mục tiêu"), determination.objectives),
        (gettext("Yêu cầu đối với kết quả"), determination.requirements),
        (gettext("Phương thức"), determination.get_assignment_display()),
        (gettext("Căn cứ giao trực tiếp"), grounds.get(determination.direct_ground, "")),
        (gettext("Đặt hàng được đáp ứng"), str(determination.order or "")),
        (gettext("Xuất xứ của đề xuất"), determination.source),
    )


def tables(determination: Determination) -> Iterable[Table]:
    """Council and count, products, and the agenda of its council."""
    found = [*council_tables(determination)]
    if determination.products:
        found.append(products_table(determination.products))
    agenda = agenda_of(determination)
    out = screened_out(determination)
    return [*found, *([_agenda(agenda)] if len(agenda) > 1 else []), *([out] if out.rows else [])]


def products_table(products: list[Mapping[str, Any]]) -> Table:
    """Products as ordered."""
    return Table(
        title=gettext("Sản phẩm đặt hàng"),
        columns=(gettext("Sản phẩm"), gettext("Chỉ tiêu cần đạt"), gettext("Đơn vị"), gettext("Số lượng")),
        rows=[(row["name"], row["measure"], row["unit"], str(row["quantity"] or "")) for row in products],
        numeric=frozenset({3}),
    )


def agenda_of(determination: Determination) -> list[Determination]:
    """Everything its council decides: what bears more priorities first, then by title (BG25-III-5)."""
    if determination.council is None:
        return []
    items = Determination.objects.filter(council=determination.council)
    return list(items.order_by("-priority", "title", "pk")[:MOST])


def _agenda(items: list[Determination]) -> Table:
    return Table(
        title=gettext("Các đề xuất của hội đồng"),
        columns=(gettext("Số hồ sơ"), gettext("Tên"), gettext("Ưu tiên"), gettext("Trạng thái")),
        rows=[
            (item.number, item.title, gettext("Ưu tiên") if item.priority else "", gettext(_state(item)))
            for item in items
        ],
    )


def _state(determination: Determination) -> str:
    return DETERMINATION_KIND.state_label(determination.state)


def pages(determination: Determination, actor: Actor) -> Iterable[FurtherPage]:
    """The priority list of its year, for those who keep or approve it."""
    if determination.state in RECOMMENDED and actor.roles_in(determination.province_id) & READERS:
        year = determination.plan_year or determination.opened_at.year
        yield FurtherPage(_("Danh mục ưu tiên"), reverse("proposals:priorities", args=[year]), "list-numbers")


def checks(determination: Determination, _actor: Actor) -> Iterable[Check]:
    """How far declaring and voting are."""
    return council_checks(PROCEDURE, determination)


# ---------------------------------------------------------------- lists and first values


def choices(name: str, determination: Determination, _actor: Actor) -> Options:
    """The lists of the council, and those of the text and the review."""
    find = _LISTS.get(name)
    return find(determination) if find else council_choices(PROCEDURE, name, determination)


def _criteria(determination: Determination) -> Options:
    return [(criterion.key, criterion.text) for criterion in criteria_of(determination)]


def _kinds(determination: Determination) -> Options:
    return [(kind.key, kind.text) for kind in library.get(determination.rulebook).task_kinds]


def _grounds(determination: Determination) -> Options:
    return [(rule.key, rule.text) for rule in library.get(determination.rulebook).direct_assignment_grounds]


def orders_of(province: str, year: int | None) -> Options:
    """Orders of a plan year that were sent."""
    orders = Order.objects.filter(province=province, plan_year=year, sent_at__isnull=False).exclude(state="withdrawn")
    found = orders.select_related("body").order_by("body__name", "pk")[:MOST]
    return [(order.pk, f"{order.body.name}: {order.title}") for order in found]


_LISTS: Mapping[str, Callable[[Determination], Options]] = {
    "criteria": _criteria,
    "task_kinds": _kinds,
    "direct_grounds": _grounds,
    "orders": lambda determination: orders_of(determination.province_id, determination.plan_year),
    "participants": participants,
    "experts": experts_to_ask,
    "asked_experts": asked_experts,
}


def suggestions(act: str, determination: Determination, _actor: Actor) -> Mapping[str, Any]:
    """The criteria on the ballot, the proposal's own words in the text, the experts asked."""
    match act:
        case "vote" | "revise_ballot":
            rated = criteria_of(determination)
            return {"marks": [{"criterion": {"id": each.key, "name": each.text}} for each in rated]}
        case "write_text":
            return _text(determination)
        case "record_opinions":
            return rows_to_fill(determination)
    return council_suggestions(act, determination)


def _text(determination: Determination) -> dict[str, Any]:
    """As written already; else what the proposer wrote."""
    if determination.task_title:
        return {
            "title": determination.task_title,
            "kind": determination.task_kind,
            "objectives": determination.objectives,
            "requirements": determination.requirements,
            "products": determination.products,
            "method": determination.assignment,
            "direct_ground": determination.direct_ground,
            "order": determination.order_id,
            "source": determination.source,
        }
    answers = determination.proposal.answers
    return {
        "title": determination.proposal.title,
        "kind": answers.get("task_type"),
        "objectives": answers.get("objectives"),
        "products": [
            {key: row.get(field) for key, field in PRODUCT_FIELDS.items()} for row in answers.get("results") or ()
        ],
        "source": answers.get("origin") or answers.get("grounds"),
    }


PRODUCT_FIELDS = {"name": "result", "measure": "measure", "unit": "unit", "quantity": "quantity"}

DETERMINATION_KIND = DossierKind(
    workflow=DETERMINATION,
    model=Determination,
    code="XD",
    stage="hoi-dong",
    plural=_("Xác định nhiệm vụ"),
    readers=readers,
    holder=partial(holder, PROCEDURE),
    judged_by=judges,
    cover=cover,
    facts=facts,
    tables=tables,
    checklist=checks,
    choices=choices,
    suggests=suggestions,
    forewarns=partial(council_notices, PROCEDURE),
    describes=lambda determination: described(
        determination.task_title or determination.title,
        aims=determination.objectives,
        contents=determination.requirements,
        products=determination.products,
    ),
    own_pages=OWN_PAGES,
    papers=PAPERS,
    title=lambda item: f"{item.title} ({_('ưu tiên')})" if item.priority else item.title,
)

"""What the shared pages know of commissioned tasks."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext

from gieo.dossiers.described import described
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of
from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.matters.supporting import tables_of_support
from gieo.proposals.commissioned_task.guards import ORDERED
from gieo.proposals.commissioned_task.papers import PAPERS
from gieo.proposals.commissioned_task.workflow import COMMISSIONED_TASK
from gieo.proposals.determination.kind import orders_of, products_table
from gieo.proposals.determination.papers import author_of
from gieo.proposals.models import CommissionedTask
from gieo.rulebooks import library

MOST = 300


def facts(item: CommissionedTask) -> Iterable[Fact]:
    """The line of the list; who ordered and who proposed stand side by side (X-17)."""
    rulebook = library.get(item.rulebook)
    kinds = {kind.key: kind.text for kind in rulebook.task_kinds}
    grounds = {ground.key: ground.text for ground in rulebook.direct_assignment_grounds}
    return facts_of(
        (gettext("Mã nhiệm vụ"), [task.number for task in item.tasks]),
        (gettext("Hình thức của nhóm"), item.get_structure_display() if item.structure else ""),
        (gettext("Năm kế hoạch"), item.plan_year),
        (gettext("Loại hình"), kinds.get(item.kind, item.kind)),
        (gettext("Cơ quan đặt hàng"), item.commissioning_body.name if item.commissioning_body else ""),
        (gettext("Văn bản đặt hàng"), item.order_document),
        (gettext("Lý do không có cơ quan đặt hàng"), item.no_order_reason),
        (gettext("Người đề xuất"), [author_of(proposal) for proposal in item.determination.adopted]),
        (gettext("Định hướng mục tiêu"), item.objectives),
        (gettext("Yêu cầu đối với kết quả"), item.requirements),
        (gettext("Phương thức"), item.get_assignment_display()),
        (gettext("Căn cứ giao trực tiếp"), grounds.get(item.direct_ground, "")),
        (gettext("Trọng điểm"), item.is_key or None),
        (gettext("Số quyết định"), item.decision_number),
        (gettext("Ngày quyết định"), item.decision_date),
    )


def tables(item: CommissionedTask) -> Iterable[Table]:
    """Products, the tasks it is divided into, and the departments that support it."""
    yield from [products_table(item.products)] if item.products else []
    if item.parts:
        numbers = [task.number for task in item.tasks] or [""] * len(item.parts)
        yield Table(
            title=gettext("Các nhiệm vụ của đặt hàng"),
            columns=(
                gettext("Mã nhiệm vụ"),
                gettext("Tên nhiệm vụ"),
                gettext("Cách tiếp cận, nội dung cốt lõi"),
                gettext("Sản phẩm riêng"),
            ),
            rows=[
                (number, part["title"], part["approach"], part["product"])
                for number, part in zip(numbers, item.parts, strict=True)
            ],
        )
    yield from tables_of_support(item)


def checks(item: CommissionedTask, _actor: Actor) -> Iterable[Check]:
    """Whether somebody commissions it."""
    label, detail = gettext("Có cơ quan đặt hàng, hoặc lý do"), item.no_order_reason
    return [Check(label, bool(item.commissioning_body or detail.strip()), detail, ORDERED[item.law])]


def choices(name: str, item: CommissionedTask, _actor: Actor) -> Options:
    """Kinds of task, grounds, orders, bodies."""
    find = _LISTS.get(name)
    return find(item) if find else ()


def _bodies(item: CommissionedTask) -> Options:
    living = Organisation.objects.filter(province=item.province_id).valid_on(item.state_since.date())
    return list(living.order_by("name").values_list("pk", "name")[:MOST])


_LISTS: Mapping[str, Callable[[CommissionedTask], Options]] = {
    "task_kinds": lambda item: [(kind.key, kind.text) for kind in library.get(item.rulebook).task_kinds],
    "direct_grounds": lambda item: [
        (ground.key, ground.text) for ground in library.get(item.rulebook).direct_assignment_grounds
    ],
    "structures": lambda item: [(rule.key, rule.text) for rule in library.get(item.rulebook).order_structures],
    "orders": lambda item: orders_of(item.province_id, item.plan_year),
    "bodies": _bodies,
}


def suggestions(act: str, item: CommissionedTask, _actor: Actor) -> Mapping[str, Any]:
    """The line as it stands."""
    if act == "divide":
        return {"structure": item.structure, "parts": item.parts}
    if act != "prepare":
        return {}
    return {
        "title": item.title,
        "kind": item.kind,
        "objectives": item.objectives,
        "requirements": item.requirements,
        "products": item.products,
        "method": item.assignment,
        "direct_ground": item.direct_ground,
        "order": item.order_id,
        "source": item.determination.source,
        "body": item.commissioning_body_id,
        "document": item.order_document,
        "no_order_reason": item.no_order_reason,
        "is_key": item.is_key,
    }


COMMISSIONED_TASK_KIND = DossierKind(
    workflow=COMMISSIONED_TASK,
    model=CommissionedTask,
    code="DM",
    stage="hoi-dong",
    plural=_("Nhiệm vụ đặt hàng"),
    facts=facts,
    tables=tables,
    checklist=checks,
    choices=choices,
    suggests=suggestions,
    describes=lambda item: described(
        item.title, aims=item.objectives, contents=item.requirements, products=item.products
    ),
    papers=PAPERS,
)

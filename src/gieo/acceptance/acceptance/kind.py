"""What the shared pages know of acceptances."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext

from gieo.acceptance.acceptance.choices import Grade
from gieo.acceptance.acceptance.papers import PAPERS
from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL
from gieo.acceptance.acceptance.states import AcceptanceState
from gieo.acceptance.acceptance.workflow import ACCEPTANCE
from gieo.acceptance.filing import papers_asked
from gieo.acceptance.models import Acceptance
from gieo.councils.bench import bench_of, party_of
from gieo.councils.independent import RECORDING, asked_experts, experts_to_ask, rows_to_fill
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting import audience
from gieo.councils.sitting.shown import (
    council_checks,
    council_choices,
    council_notices,
    council_suggestions,
    council_tables,
)
from gieo.dossiers.audience import Holder
from gieo.dossiers.described import described
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.rulebooks import library

FILING = frozenset({AcceptanceState.DRAFT, AcceptanceState.SELF_EVALUATED, AcceptanceState.OVERDUE})


def holder(acceptance: Acceptance) -> Holder | None:
    """Members who have to declare or vote; the chair who confirms; else the owner of the state."""
    if acceptance.state != AcceptanceState.CONFIRMING:
        return audience.holder(ACCEPTANCE_COUNCIL, acceptance)
    seats = bench_of(acceptance).sitters
    chair = party_of(sitter for sitter in seats if sitter.membership.seat == CouncilSeat.CHAIR)
    return Holder(None, chair, _("Chủ tịch hội đồng"))


def facts(acceptance: Acceptance) -> Iterable[Fact]:
    """What was filed, checked, rated and decided."""
    return [*_file_facts(acceptance), *audience.sitting_facts(acceptance), *_end_facts(acceptance)]


def _file_facts(acceptance: Acceptance) -> list[Fact]:
    return facts_of(
        (_("Nhiệm vụ"), str(acceptance.task or "")),
        (_("Hết thời gian thực hiện"), acceptance.ended_on),
        (_("Tự xếp loại"), Grade(acceptance.self_rating) if acceptance.self_rating else ""),
        (_("Tự đánh giá"), acceptance.self_evaluation),
        (_("Nộp hồ sơ lúc"), acceptance.filed_at),
        (_("Số ngày nộp chậm"), acceptance.days_late),
        (_("Có sản phẩm đo kiểm được"), acceptance.is_measurable or None),
        (_("Kiểm tra điều kiện lúc"), acceptance.readiness_at),
        (_("Đủ điều kiện nghiệm thu"), acceptance.readiness_met),
        (_("Cho phép họp dù chưa đủ điều kiện"), acceptance.override_reason),
        (_("Văn bản cho phép họp"), acceptance.override_document),
    )


def _end_facts(acceptance: Acceptance) -> list[Fact]:
    return facts_of(
        (_("Thẩm định sản phẩm"), acceptance.expert_report),
        (_("Xếp loại"), Grade(acceptance.rating) if acceptance.rating else ""),
        (_("Xếp loại ngày"), acceptance.rated_on),
        (_("Hoàn thiện ngày"), acceptance.perfected_on),
        (_("Số giấy chứng nhận đăng ký kết quả"), acceptance.certificate),
        (_("Công nhận ngày"), acceptance.recognised_on),
        (_("Kinh phí hoàn trả"), money(acceptance.refund) if acceptance.refund is not None else ""),
    )


def tables(acceptance: Acceptance) -> Iterable[Table]:
    """Products, and the council."""
    yield Table(
        title=_("Sản phẩm"),
        columns=(_("Sản phẩm"), _("Chỉ tiêu"), _("Đơn vị"), _("Theo hợp đồng"), _("Đã làm ra"), _("Tự đánh giá")),
        rows=[
            (
                product["name"],
                product["indicator"],
                product["unit"],
                product["ordered"],
                product.get("delivered", ""),
                gettext(Grade(product["quality"]).label) if "quality" in product else "",
            )
            for product in acceptance.products
        ],
        numeric=frozenset({3, 4}),
    )
    yield from council_tables(acceptance)


def checklist(acceptance: Acceptance, _actor: Actor) -> Iterable[Check]:
    """Papers while the file is being made, conditions once it is valid, members while the council sits."""
    if acceptance.state in FILING or acceptance.state in {AcceptanceState.FILED, AcceptanceState.RETURNED}:
        yield from _papers(acceptance)
        return
    for item in acceptance.readiness:
        yield Check(item["text"], not item["reasons"], " ".join(item["reasons"]), tuple(item["basis"]))
    yield from council_checks(ACCEPTANCE_COUNCIL, acceptance)


def _papers(acceptance: Acceptance) -> Iterable[Check]:
    given = {paper["id"] for paper in acceptance.papers}
    for item in acceptance.asked_papers:
        yield Check(item.text, item.key in given, "" if item.required else gettext("nếu có"), item.basis)


def choices(name: str, acceptance: Acceptance, _actor: Actor) -> Options:
    """Papers and conditions of the rulebook, products of the file, lists of the council."""
    match name:
        case "papers":
            return papers_asked(acceptance.asked_papers)
        case "products":
            return [(str(at), _product(product)) for at, product in enumerate(acceptance.products)]
        case "risk_conditions":
            rule = library.get(acceptance.rulebook).acceptance
            return [(condition.key, condition.text) for condition in rule.accepted_risk] if rule else ()
        case "experts":
            return experts_to_ask(acceptance)
        case "asked_experts":
            return asked_experts(acceptance)
        case _:
            return council_choices(ACCEPTANCE_COUNCIL, name, acceptance)


def _product(product: Mapping[str, str]) -> str:
    return f"{product['name']} ({product['ordered']} {product['unit']})"


def suggestions(act: str, acceptance: Acceptance, _actor: Actor) -> Mapping[str, Any]:
    """The products of the contract or of the file; the papers of the file before; the lists of the council."""
    if act.startswith("self_evaluate"):
        return {
            "products": acceptance.products,
            "report": acceptance.self_report,
            "summary": acceptance.self_evaluation,
        }
    if act == "file_again":
        return {"papers": [paper["id"] for paper in acceptance.papers]}
    if act in {"vote", "revise_ballot"}:
        return {
            "products": [
                {"product": {"id": str(at)}, "delivered": product["delivered"], "quality": product["quality"]}
                for at, product in enumerate(acceptance.products)
            ]
        }
    if act.startswith(RECORDING):
        return rows_to_fill(acceptance)
    return council_suggestions(act, acceptance)


ACCEPTANCE_KIND = DossierKind(
    workflow=ACCEPTANCE,
    model=Acceptance,
    code="NT",
    stage="nghiem-thu",
    plural=_("Nghiệm thu"),
    readers=audience.readers,
    holder=holder,
    judged_by=audience.judges,
    cover=audience.cover,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    forewarns=partial(council_notices, ACCEPTANCE_COUNCIL),
    describes=lambda acceptance: described(
        acceptance.task.title,
        aims=acceptance.task.objectives,
        contents=acceptance.self_evaluation,
        products=acceptance.products,
    ),
    papers=PAPERS,
    related=("council", "task__host", "task__principal_investigator"),
)

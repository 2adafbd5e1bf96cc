"""What the shared pages know of adjustments."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from gieo.contracts.contract.kind import READERS
from gieo.contracts.selectors import contracts_hosted_by
from gieo.councils.sitting import audience
from gieo.councils.sitting.shown import (
    council_checks,
    council_choices,
    council_notices,
    council_suggestions,
    council_tables,
)
from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.execution import options
from gieo.execution.adjustment import ruling
from gieo.execution.adjustment.compared import COMPARED, compared
from gieo.execution.adjustment.council import ADJUSTMENT_COUNCIL
from gieo.execution.adjustment.facts import OpeningFacts
from gieo.execution.adjustment.papers import PAPERS
from gieo.execution.adjustment.workflow import ADJUSTMENT
from gieo.execution.models import SUBJECTS, Adjustment
from gieo.execution.services.open_adjustment import BASIS, open_adjustment
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.rulebooks.models.adjustments import DECIDERS


def readers(adjustment: Adjustment) -> Audience:
    """The office, finance, inspectors, the host, and every member of the council that is heard."""
    return audience.readers(adjustment, READERS)


def facts(adjustment: Adjustment) -> Iterable[Fact]:
    """What is to change, and who decides."""
    decider, hearing = DECIDERS[ruling.decider_of(adjustment)], ruling.row_of(adjustment).council
    return [
        Fact(_("Hợp đồng"), adjustment.contract.contract_number, adjustment.contract.get_absolute_url()),
        *facts_of((_("Nội dung điều chỉnh"), adjustment.get_subject_display())),
        Fact(_("Thẩm quyền"), decider, basis=ruling.row_of(adjustment).basis),
        *([Fact(_("Hội đồng tư vấn"), hearing.in_words, basis=hearing.basis)] if hearing else []),
        *facts_of(
            (_("Lý do"), adjustment.reason),
            (_("Gia hạn thêm (tháng)"), adjustment.months),
            (_("Tổng trước"), money(adjustment.sum_before) if adjustment.sum_before else ""),
            (_("Tổng sau"), money(adjustment.sum_after) if adjustment.sum_after else ""),
            (_("Ý kiến hội đồng, chuyên gia"), adjustment.council_opinion),
            (_("Hội đồng đồng ý"), adjustment.council_agrees),
            (_("Quyết định của tổ chức chủ trì"), adjustment.own_decision),
            (_("Quyết định"), adjustment.decision),
            (_("Quyết định ngày"), adjustment.decided_on),
        ),
        *audience.sitting_facts(adjustment),
    ]


def tables(adjustment: Adjustment) -> Iterable[Table]:
    """Before and after."""
    yield Table(title=_("So sánh"), columns=COMPARED, rows=compared(adjustment))
    if adjustment.money:
        rows = [[row["line"]["name"], money(row["amount"])] for row in adjustment.money]
        yield Table(title=_("Kinh phí mới"), columns=(_("Nguồn, năm"), _("Số tiền")), rows=rows, numeric=frozenset({1}))
    yield from council_tables(adjustment)


def checklist(adjustment: Adjustment, _actor: Actor) -> Iterable[Check]:
    """Requirements of the matrix, proven or not."""
    row = ruling.row_of(adjustment)
    shown = {*adjustment.shown, *(ruling.OPINIONS if adjustment.council_agrees else ())}
    for requirement in row.requires:
        yield Check(requirement.text, requirement.key in shown, basis=requirement.basis)
    if row.grounds:
        met = any(ground.key in shown for ground in row.grounds)
        yield Check(_("Thuộc trường hợp được điều chỉnh"), met, basis=row.basis)
    yield from council_checks(ADJUSTMENT_COUNCIL, adjustment)


def choices(name: str, adjustment: Adjustment, _actor: Actor) -> Options:
    """People and bodies of the province, lines of the task, what the matrix wants proven, lists of the council."""
    match name:
        case "leaders":
            return options.leaders(adjustment.province_id)
        case "hosts":
            return options.bodies(adjustment.province_id)
        case "lines":
            return list(ruling.lines_of(adjustment).items())
        case "conditions":
            return [(each.key, each.text) for each in ruling.conditions_of(adjustment)]
        case _:
            return council_choices(ADJUSTMENT_COUNCIL, name, adjustment)


def opening_choices(name: str, province: str, actor: Actor) -> Options:
    """Running contracts of the host, subjects of the matrix."""
    if name == "subjects":
        return [(key.value, label) for key, label in SUBJECTS.items()]
    found = contracts_hosted_by(actor, province, ("running",))
    return [(each.pk, f"{each.contract_number} {each.title[:100]}") for each in found]


def suggestions(act: str, adjustment: Adjustment, _actor: Actor) -> Mapping[str, Any]:
    """What is written already; the lists of the council."""
    if act not in {"write", "request_again"}:
        return council_suggestions(act, adjustment)
    names = ("reason", "after", "months", "new_end", "products", "money", "sum_before", "sum_after", "shown")
    typed = {name: getattr(adjustment, name) for name in (*names, "own_decision", "own_decided_on")}
    return {**typed, "new_investigator": adjustment.new_investigator_id, "new_host": adjustment.new_host_id}


ADJUSTMENT_KIND = DossierKind(
    workflow=ADJUSTMENT,
    model=Adjustment,
    code="DC",
    stage="thuc-hien",
    plural=_("Điều chỉnh"),
    readers=readers,
    holder=lambda adjustment: audience.holder(ADJUSTMENT_COUNCIL, adjustment),
    judged_by=audience.judges,
    cover=audience.cover,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    forewarns=partial(council_notices, ADJUSTMENT_COUNCIL),
    papers=PAPERS,
    related=("council",),
    opening=Opening(
        label=_("Đề nghị điều chỉnh"),
        actors=frozenset({Role.PROPOSER}),
        facts=OpeningFacts,
        do=open_adjustment,
        legal_basis=BASIS,
        choices=opening_choices,
    ),
)

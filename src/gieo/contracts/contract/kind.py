"""What the shared pages know of contracts."""

from collections.abc import Iterable, Mapping
from typing import Any

from gieo.contracts import money as lines
from gieo.contracts.contract import ending_guards, guards
from gieo.contracts.contract.ending_guards import held_of, owed_of
from gieo.contracts.contract.ending_rows import REFUND_ROWS
from gieo.contracts.contract.facts import Mode
from gieo.contracts.contract.papers import (
    INSTALMENTS,
    MILESTONES,
    PAPERS,
    PRODUCTS,
    instalment_rows,
    milestone_rows,
    product_rows,
)
from gieo.contracts.contract.signing_rows import REMUNERATION_ROWS
from gieo.contracts.contract.workflow import CONTRACT
from gieo.contracts.models import Contract
from gieo.contracts.shown import checks_of
from gieo.dossiers.audience import OFFICE, Audience
from gieo.dossiers.described import described
from gieo.dossiers.kinds import DossierKind, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.identity.models import Appointment
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.matters.supporting import tables_of_support
from gieo.registry.models import MoneyLine
from gieo.registry.models.money_line import STATE_SOURCES

READERS = OFFICE | {Role.FINANCE_OFFICER, Role.INSPECTOR}


def readers(contract: Contract) -> Audience:
    """The office, finance, inspectors, the host and whoever follows the task."""
    return Audience.of(READERS, contract.parties().values())


def facts(contract: Contract) -> Iterable[Fact]:
    """What was agreed."""
    return facts_of(
        (_("Hợp đồng số"), contract.contract_number),
        (_("Thuộc"), contract.task.group_in_words),
        (_("Ký ngày"), contract.signed_on),
        (_("Bên A"), contract.party_a),
        (_("Bên B"), contract.party_b or (contract.task.host.name if contract.task.host else "")),
        (_("Chủ nhiệm"), str(contract.task.principal_investigator or "")),
        (_("Thời gian"), _term(contract)),
        (_("Mục tiêu"), contract.objectives),
        (_("Giá trị hợp đồng"), money(contract.value)),
        (_("Phương thức khoán"), Mode(contract.lump_sum).label if contract.lump_sum else ""),
        (_("Phần khoán"), money(contract.lump_amount)),
        (_("Phần không khoán"), money(contract.non_lump_amount)),
        (_("Nguồn ngoài ngân sách"), money(contract.other_amount)),
        (_("Giấy tờ về vốn đối ứng"), contract.counterpart_proof),
        (_("Số lần điều chỉnh"), contract.amendments),
        (_("Thành viên theo dõi"), str(contract.follower or "")),
        (_("Tạm dừng ngày"), contract.stopped_on),
        (_("Quyết định chấm dứt"), contract.termination_decision),
        (_("Phải thu hồi"), money(contract.refund_due) if contract.refund_due else ""),
        (_("Thỏa thuận khác"), contract.terms),
    )


def _term(contract: Contract) -> str:
    if not (contract.starts_on and contract.ends_on):
        return ""
    return f"{contract.starts_on:%d/%m/%Y} – {contract.ends_on:%d/%m/%Y}"


def tables(contract: Contract) -> Iterable[Table]:
    """Money by line, the schedule, products, milestones, the departments that support it."""
    yield _money_table(list(contract.task.money.all()))
    yield Table(
        title=_("Tiến độ cấp kinh phí"), columns=INSTALMENTS, rows=instalment_rows(contract), numeric=frozenset({3})
    )
    yield Table(title=_("Sản phẩm"), columns=PRODUCTS, rows=product_rows(contract))
    milestones = milestone_rows(contract)
    if milestones:
        yield Table(title=_("Mốc đánh giá"), columns=MILESTONES, rows=milestones, numeric=frozenset({3}))
    yield from tables_of_support(contract)


STEPS = ("approved", "contracted", "paid", "recovered", "settled")


def _money_table(money_lines: list[MoneyLine]) -> Table:
    sums = [sum(getattr(line, step) for line in money_lines) for step in STEPS]
    return Table(
        title=_("Kinh phí"),
        columns=(_("Nguồn, năm"), _("Được duyệt"), _("Hợp đồng"), _("Đã cấp"), _("Đã thu hồi"), _("Đã quyết toán")),
        rows=[[lines.called(line), *(money(getattr(line, step)) for step in STEPS)] for line in money_lines],
        numeric=frozenset(range(1, 6)),
        total=(_("Cộng"), *map(money, sums)),
        empty=_("Chưa có kinh phí được duyệt."),
    )


BEFORE_SIGNING = (
    (_("Đủ thời gian, mục tiêu, sản phẩm, tiến độ cấp kinh phí"), guards.is_written),
    (_("Phần khoán và không khoán bằng kinh phí ngân sách"), guards.lump_sum_adds_up),
    (_("Trong kinh phí được duyệt"), guards.keeps_to_the_approval),
    (_("Có giấy tờ về vốn đối ứng"), guards.counterpart_is_proven),
    (_("Các mốc hợp lệ"), guards.milestones_hold),
)
AFTER_THE_TERM = (
    (_("Nghiệm thu từ mức Đạt"), ending_guards.is_accepted),
    (_("Đã trả lời mọi đề nghị cấp kinh phí"), ending_guards.nothing_is_on_its_way),
    (_("Đã thanh toán hết tạm ứng"), ending_guards.advances_are_cleared),
)
AFTER_TERMINATION = ((_("Đã thu hồi đủ"), ending_guards.refund_is_paid), *AFTER_THE_TERM[1:])


def checklist(contract: Contract, actor: Actor) -> Iterable[Check]:
    """What has to be there before it is signed, or before it is settled."""
    if not contract.signed_on:
        return checks_of(BEFORE_SIGNING, contract, actor)
    if contract.settled_on or not (contract.ended_on or contract.terminated_on):
        return ()
    return checks_of(AFTER_TERMINATION if contract.terminated_on else AFTER_THE_TERM, contract, actor)


def choices(name: str, contract: Contract, _actor: Actor) -> Options:
    """Money lines of the task; members of the province's councils who may follow it."""
    if name == "lines":
        return [(line.pk, lines.called(line)) for line in contract.task.money.all()]
    if name == "paid_lines":
        return [(line.pk, lines.called(line)) for line in contract.task.money.all() if _can_come_back(line)]
    if name == "milestones":
        return [(each.pk, each.name) for each in contract.milestones.all()]
    if name == "members":
        return members_of(contract.province_id)
    return ()


def members_of(province: str) -> Options:
    """Council members and officers of a province, by name."""
    seats = Appointment.objects.filter(province=province, role__in=(Role.COUNCIL_MEMBER, Role.SCIENCE_OFFICER))
    people = seats.filter(valid_to__isnull=True).order_by("person__full_name", "person_id")
    return list(dict.fromkeys(people.values_list("person_id", "person__full_name")))


def suggestions(act: str, contract: Contract, _actor: Actor) -> Mapping[str, Any]:
    """What is written already, where it is written again; the sums of the money, where it is explained."""
    if act == "write":
        return _written(contract)
    if act in {"terminate", "terminate_for_risk", "terminate_for_fault", "stop_parallel"}:
        return {"unused": held_of(contract), "refund": held_of(contract)}
    if act in {row.name for row in REMUNERATION_ROWS}:
        return {"rows": list(contract.remunerations.values("name", "part", "amount", "paid_on", "voucher"))}
    if act in {row.name for row in REFUND_ROWS}:
        return {"lines": list(_still_owed(contract))}
    return {}


def _still_owed(contract: Contract) -> Iterable[dict[str, Any]]:
    """What is owed yet, spread over the lines that can give it back, the latest year first."""
    owed = owed_of(contract)
    for line in reversed([line for line in contract.task.money.all() if _can_come_back(line)]):
        amount = min(owed, line.open)
        if amount > 0:
            yield {"line": {"id": line.pk}, "amount": amount}
        owed -= amount


def _can_come_back(line: MoneyLine) -> bool:
    return line.source in STATE_SOURCES and line.open > 0


def _written(contract: Contract) -> dict[str, Any]:
    known = lines.lines_of(contract.task)
    schedule = [(known[row.source, row.year], row.amount, row.condition) for row in contract.instalments.all()]
    return {
        "starts_on": contract.starts_on,
        "months": contract.months,
        "objectives": contract.objectives,
        "products": contract.products,
        "lump_sum": contract.lump_sum,
        "lump_amount": contract.lump_amount,
        "non_lump_amount": contract.non_lump_amount,
        "instalments": [
            {"line": {"id": line.pk}, "amount": amount, "condition": words} for line, amount, words in schedule
        ],
        "milestones": list(contract.milestones.values("name", "due_on", "result", "amount", "evidence")),
        "counterpart_proof": contract.counterpart_proof,
        "account": contract.account,
        "terms": contract.terms,
    }


CONTRACT_KIND = DossierKind(
    workflow=CONTRACT,
    model=Contract,
    code="HD",
    stage="hop-dong",
    plural=_("Hợp đồng"),
    readers=readers,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    describes=lambda contract: described(contract.title, aims=contract.objectives, products=contract.products),
    papers=PAPERS,
)

"""From the contract to its end: signing, payments, reports, checks, settlement."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from gieo.acceptance.models import Acceptance
from gieo.contracts.contract.ending_guards import held_of
from gieo.contracts.contract.facts import (
    CausedTerminateFacts,
    CauseOfFailure,
    CloseOutFacts,
    ContractFacts,
    HostSignFacts,
    InfoSheetFacts,
    InstalmentRow,
    Mode,
    ProductRow,
    ProposeTerminationFacts,
    ReturnedFacts,
    ReturnedRow,
    RiskFacts,
    SettleFacts,
    SignFacts,
    TerminateFacts,
    TerminationGround,
)
from gieo.contracts.contract.kind import CONTRACT_KIND
from gieo.contracts.disbursement.facts import (
    AppraisalFacts,
    ClearedRow,
    ClearFacts,
    DisbursementFacts,
    GrantedRow,
    OpeningFacts,
    PayFacts,
    PurposeChoice,
    RequestedRow,
    SpendingRow,
    WorkRow,
)
from gieo.contracts.models import Disbursement
from gieo.contracts.services.open_disbursement import open_disbursement
from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import Prepared
from gieo.dossiers.services.act import act
from gieo.execution.check.facts import (
    ConcludeFacts,
    EvaluationFacts,
    HoldFacts,
    NoticeFacts,
    OccasionChoice,
    OrganiserChoice,
    PartChoice,
    SpendingFacts,
    TeamRow,
    WorkFacts,
)
from gieo.execution.check.facts import OpeningFacts as CheckOpening
from gieo.execution.models import Check, ProgressReport
from gieo.execution.progress_report.facts import AcceptFacts, CounterpartRow, Pace, ReportFacts
from gieo.execution.progress_report.facts import WorkRow as ReportedRow
from gieo.execution.services.open_check import open_check
from gieo.execution.services.open_due_reports import open_due_reports
from gieo.kernel.asking import Picked
from gieo.kernel.law import Law
from gieo.registry.models import Task
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.simulation.scripts.sitting import A_DAY, rows_of
from gieo.simulation.world import Move, Script, World

FIRST, SECOND = 50, 90  # per cent of the State money that the first two advances bring the host to
REFUNDS = {
    "terminated": "refund",
    "terminated_risk": "refund_after_risk",
    "terminated_fault": "refund_after_fault",
}
HALF_A_YEAR = timedelta(days=183)


def contract(world: World, item: Any) -> Move | None:
    """Written, signed by both, run, settled, closed out."""
    cast, host = world.cast, world.of_body(item.task.host_id)
    match item.state:
        case "draft" if not item.account:
            return Move(act="write", by=cast.officer.actor, facts=_agreed(item), at=item.state_since + 2 * A_DAY)
        case "draft":
            facts = HostSignFacts(signer=f"{host.person}, Giám đốc")
            return Move(act="host_signs", by=host.actor, facts=facts)
        case "signed_by_host":
            signed = SignFacts(contract_number=f"{item.pk}/HĐ-KHCN", signer="Chủ tịch UBND tỉnh")
            return Move(act="sign", by=cast.chairman.actor, facts=signed, at=item.state_since + 2 * A_DAY)
        case "signed":
            sheet = InfoSheetFacts(sent_to="Cơ quan thông tin KH&CN")
            return Move(act="send_info_sheet", by=cast.officer.actor, facts=sheet, at=item.state_since + 3 * A_DAY)
        case "running":
            return _run(world, item)
        case "ended" | "settled":
            return _terminate(world, item) if item.task.rating == "not_met" else _close(world, item)
        case "terminating" | "terminated" | "terminated_risk" | "terminated_fault":
            return _terminate(world, item)
    return None


def _agreed(item: Any) -> ContractFacts:
    """What was approved, line by line."""
    lines = list(item.task.money.order_by("pk"))
    state = sum(line.approved for line in lines if line.source in STATE_SOURCES)
    return ContractFacts(
        starts_on=item.task.starts_on,
        months=12,
        objectives="Làm chủ quy trình, vận hành hai mô hình",
        products=(ProductRow(name="Quy trình", quality="Tổn thất dưới 5 %", unit="quy trình", quantity="1"),),
        lump_sum=Mode.PARTIAL,
        lump_amount=state * 8 // 10,
        non_lump_amount=state - state * 8 // 10,
        instalments=tuple(
            InstalmentRow(line=Picked(id=line.pk, name=str(line)), amount=line.approved, condition="Theo tiến độ")
            for line in lines
            if line.approved
        ),
        counterpart_proof="Cam kết vốn đối ứng của tổ chức chủ trì",
        account="Tài khoản tiền gửi tại Kho bạc",
    )


def _run(world: World, item: Any) -> Move | None:
    """What a running contract brings with it, each once: two advances, reports, a check."""
    start = datetime.combine(item.starts_on, time(9), tzinfo=LEGAL_ZONE)
    steps = (
        ("first", item.state_since + 5 * A_DAY, lambda there: _ask(there, item, PurposeChoice.ADVANCE, FIRST)),
        ("report", start + HALF_A_YEAR, lambda there: open_due_reports(at=there.now)),
        ("check", start + HALF_A_YEAR + 20 * A_DAY, lambda there: _plan_check(there, item)),
        ("second", start + HALF_A_YEAR + 60 * A_DAY, lambda there: _ask(there, item, PurposeChoice.ADVANCE, SECOND)),
        ("last report", start + 2 * HALF_A_YEAR - 4 * A_DAY, lambda there: open_due_reports(at=there.now)),
    )
    for name, at, do in steps:
        if not world.notes.get(f"{item.number} {name}"):
            return Move(do=_once(f"{item.number} {name}", do), at=at)
    return None


def _once(key: str, do: Any) -> Any:
    def doing(world: World) -> None:
        world.notes[key] = True
        do(world)

    return doing


def _close(world: World, item: Any) -> Move | None:
    """After acceptance: the last payment, settlement, liquidation."""
    cast = world.cast
    [(accepted_on, rating)] = _JUDGED.ask(task=item.task_id)
    if not accepted_on or rating in {"", "not_met"}:
        return None
    if not world.notes.get(f"{item.number} last"):
        return Move(do=_once(f"{item.number} last", lambda there: _ask(there, item, PurposeChoice.LAST, 100)))
    if _money_is_moving(item):
        return None
    if item.state == "ended":
        return Move(act="settle", by=cast.finance.actor, facts=SettleFacts(decision=f"{item.pk}/TB-QT"))
    facts = CloseOutFacts(
        minutes=f"{item.pk}/BB-TL",
        products_handed_over=True,
        assets_handed_over=True,
        certificate=f"{item.pk}/GCN",
        recognition=f"{item.pk}/QĐ-CN",
    )
    return Move(act="close_out", by=cast.chairman.actor, facts=facts, at=item.state_since + 20 * A_DAY)


def _terminate(world: World, item: Any) -> Move | None:
    """A task that was not met: proposed, decided with its refund, paid back, settled, closed out."""
    cast = world.cast
    match item.state:
        case "ended":
            return _propose_termination(world, item)
        case "terminating":
            name, facts = _termination(item)
            return Move(act=name, by=cast.chairman.actor, facts=facts, at=item.state_since + 20 * A_DAY)
        case "settled":
            closing = CloseOutFacts(minutes=f"{item.pk}/BB-TL", products_handed_over=True, assets_handed_over=True)
            return Move(act="close_out", by=cast.chairman.actor, facts=closing, at=item.state_since + 20 * A_DAY)
    if rows := _owed_rows(world, item):
        refund = ReturnedFacts(lines=rows, voucher=f"{item.pk}/NT")
        return Move(act=REFUNDS[item.state], by=cast.finance.actor, facts=refund, at=item.state_since + 50 * A_DAY)
    if _money_is_moving(item):
        return None
    settled = SettleFacts(decision=f"{item.pk}/TB-QT")
    return Move(act="settle_terminated", by=cast.finance.actor, facts=settled)


def _propose_termination(world: World, item: Any) -> Move | None:
    """Once the acceptance has decided what becomes of the failure, and no payment is on its way."""
    judged = _judged(item)
    if judged is None or _money_is_moving(item):
        return None
    facts = ProposeTerminationFacts(
        ground=TerminationGround.NOT_MET, reason="Kết quả nghiệm thu không đạt", work_done="Hết thời gian thực hiện"
    )
    return Move(act="propose_termination", by=world.cast.officer.actor, facts=facts, at=judged.state_since + 5 * A_DAY)


def _termination(item: Any) -> tuple[str, TerminateFacts]:
    """The decision that each law knows; all money was spent, and what the acceptance found goes back."""
    judged = _judged(item)
    words: dict[str, Any] = {
        "decision": f"{item.pk}/QĐ-UBND",
        "products": "Bàn giao Sở KH&CN",
        "unused": 0,
        "proven": held_of(item),
        "unproven": 0,
        "refund": judged.refund or 0 if judged else 0,
    }
    if item.law is Law.L2013:
        return "terminate", CausedTerminateFacts(cause=CauseOfFailure.SUBJECTIVE, **words)
    if judged and judged.state == "risk_accepted":
        return "terminate_for_risk", RiskFacts(followed_procedure=True, no_fraud=True, reported_in_time=True, **words)
    return "terminate_for_fault", TerminateFacts(**words)


def _judged(item: Any) -> Acceptance | None:
    """The acceptance that found the task not met, once it is decided who bears it."""
    return Acceptance.objects.filter(task=item.task, state__in=("failed", "risk_accepted")).first()


def _owed_rows(world: World, item: Any) -> tuple[ReturnedRow, ...]:
    """What the page suggests to the finance officer."""
    rows = CONTRACT_KIND.suggests(REFUNDS[item.state], item, world.cast.finance.actor).get("lines", ())
    names = {line.pk: str(line) for line in item.task.money.all()}
    return tuple(
        ReturnedRow(line=Picked(id=row["line"]["id"], name=names[row["line"]["id"]]), amount=row["amount"])
        for row in rows
    )


def _money_is_moving(item: Any) -> bool:
    return bool(_MOVING.ask(contract=item.pk))


# ---------------------------------------------------------------- payments


def _ask(world: World, item: Any, purpose: PurposeChoice, percent: int) -> None:
    """The host asks for State money up to a share of the contract."""
    host = world.of_body(item.task.host_id)
    rows = []
    for line in item.task.money.order_by("pk"):
        amount = line.contracted * percent // 100 - line.paid
        if line.source in STATE_SOURCES and amount > 0:
            rows.append(RequestedRow(line=Picked(id=line.pk, name=str(line)), amount=amount))
    if not rows:
        return
    opening = OpeningFacts(contract=Picked(id=item.pk, name=item.number), purpose=purpose)
    paid = open_disbursement(province=item.province_id, facts=opening, actor=host.actor, at=world.now)
    facts = DisbursementFacts(
        lines=tuple(rows),
        work=(WorkRow(content="Theo hợp đồng", planned="100 %", done=f"{percent} %"),),
        spending=(SpendingRow(item="Công lao động", amount=0),),
    )
    act(paid, "write", actor=host.actor, at=world.now, facts=facts)


def disbursement(world: World, item: Any) -> Move | None:
    """Asked, appraised, paid, cleared."""
    cast, host = world.cast, world.of_body(item.task.host_id)
    asked = [(Picked(id=line.pk, name=str(line)), line) for line in rows_of(item, "lines")]
    match item.state:
        case "draft" if asked:
            return Move(act="request", by=host.actor)
        case "requested":
            granted = tuple(GrantedRow(line=picked, amount=line.requested) for picked, line in asked)
            facts = AppraisalFacts(lines=granted, opinion="Đủ điều kiện")
            return Move(act="appraise", by=cast.finance.actor, facts=facts, at=item.state_since + 3 * A_DAY)
        case "appraised":
            voucher = PayFacts(voucher=f"{item.pk}/RDT")
            return Move(act="pay", by=cast.director.actor, facts=voucher, at=item.state_since + 2 * A_DAY)
        case "paid":
            return _clear(world, item, asked)
    return None


def _clear(world: World, item: Any, asked: list[tuple[Picked, Any]]) -> Move:
    finance = world.cast.finance.actor
    if not world.notes.get(f"{item.number} cleared"):
        rows = tuple(ClearedRow(line=picked, amount=line.granted) for picked, line in asked)
        facts = ClearFacts(lines=rows, document=f"{item.pk}/XN-CHI")

        def clear(there: World) -> None:
            act(item, "clear", actor=finance, at=there.now, facts=facts)

        return Move(do=_once(f"{item.number} cleared", clear), at=item.state_since + 90 * A_DAY)
    return Move(act="close", by=finance)


# ---------------------------------------------------------------- reports and checks


def progress_report(world: World, item: Any) -> Move | None:
    """Reported some days late now and then; accepted."""
    host = world.of_body(item.task.host_id)
    if item.state in {"due", "overdue"}:
        return Move(act="submit", by=host.actor, facts=_report(item, host), at=item.state_since + 3 * A_DAY)
    if item.state == "submitted":
        facts = AcceptFacts(remark="Đúng tiến độ")
        return Move(act="accept", by=world.cast.officer.actor, facts=facts, at=item.state_since + 4 * A_DAY)
    return None


def _report(item: Any, host: Any) -> ReportFacts:
    last = ProgressReport.objects.filter(task=item.task, opened_at__lt=item.opened_at).exists()
    shares = []
    for line in item.task.money.order_by("pk"):
        left = line.contracted - line.paid
        if line.source not in STATE_SOURCES and left > 0:
            shares.append(CounterpartRow(line=Picked(id=line.pk, name=str(line)), amount=left if last else left // 2))
    return ReportFacts(
        work=(
            ReportedRow(content="Theo hợp đồng", done="Đúng tiến độ", percent=100 if last else 50, pace=Pace.ON_TIME),
        ),
        counterpart=tuple(share for share in shares if share.amount),
        next_steps="Theo kế hoạch",
        signer=f"{host.person}",
        responsibility=True,
    )


def _plan_check(world: World, item: Any) -> None:
    cast = world.cast
    team = (
        (cast.officer, PartChoice.TASK_UNIT),
        (cast.director, PartChoice.TASK_UNIT),
        (cast.finance, PartChoice.MONEY_UNIT),
        (cast.clerk, PartChoice.MONEY_UNIT),
        (cast.inspector, PartChoice.SPECIALIST_UNIT),
    )
    facts = CheckOpening(
        contract=Picked(id=item.pk, name=item.number),
        occasion=OccasionChoice.PERIODIC,
        organiser=OrganiserChoice.DEPARTMENT,
        planned_on=(world.now + 15 * A_DAY).date(),
        place="Tổ chức chủ trì",
        reason="Kiểm tra định kỳ",
        team=tuple(
            TeamRow(person=Picked(id=player.person.pk, name=player.person.full_name), part=part)
            for player, part in team
        ),
    )
    open_check(province=item.province_id, facts=facts, actor=cast.officer.actor, at=world.now)


def check(world: World, item: Any) -> Move | None:
    """Announced, held, concluded, confirmed."""
    cast = world.cast
    match item.state:
        case "planned":
            return Move(act="give_notice", by=cast.officer.actor, facts=NoticeFacts(document=f"{item.pk}/TB-KT"))
        case "notified":
            day = datetime.combine(item.planned_on, time(9), tzinfo=LEGAL_ZONE)
            return Move(act="hold", by=cast.officer.actor, facts=_visit(item), at=day)
        case "held" if item.law is Law.L2025:
            facts = EvaluationFacts(conclusion="Đạt yêu cầu của kỳ")
            return Move(act="evaluate_met", by=cast.director.actor, facts=facts)
        case "held":
            return Move(
                act="conclude", by=cast.director.actor, facts=ConcludeFacts(conclusion="Đúng tiến độ", met=True)
            )
        case "concluded":
            return Move(act="confirm_work", by=cast.officer.actor, facts=WorkFacts(work_done=50))
        case "work_confirmed":
            return Move(act="confirm_spending", by=cast.finance.actor, facts=SpendingFacts(spending=0))
    return None


def _visit(item: Check) -> HoldFacts:
    team = tuple(Picked(id=member.person_id, name=str(member.person)) for member in rows_of(item, "team"))
    return HoldFacts(
        visited_on=item.planned_on,
        present=team,
        host_present="Giám đốc tổ chức chủ trì",
        content="Khối lượng, tiến độ, kinh phí phù hợp",
        signed_by_team=True,
        signed_by_host=True,
    )


_MOVING = Prepared(
    lambda contract: (
        Disbursement.objects.filter(contract=contract)
        .exclude(state__in=("cleared", "refused", "withdrawn"))
        .order_by()
        .values_list("pk")
    ),
    contract=-1,
)
# What becomes of a task between two looks at its contract.
_JUDGED = Prepared(lambda task: Task.objects.filter(pk=task).values_list("accepted_on", "rating"), task=-1)

SCRIPTS: Mapping[str, Script] = {
    "contract": contract,
    "disbursement": disbursement,
    "progress_report": progress_report,
    "check": check,
}

"""A contract from its draft to the end of its term: signed by both, paid, reported on, checked."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from gieo.contracts.contract.facts import (
    ContractFacts,
    HostSignFacts,
    InfoSheetFacts,
    InstalmentRow,
    Mode,
    ProductRow,
    SignFacts,
)
from gieo.contracts.disbursement.facts import PurposeChoice
from gieo.core.clock import LEGAL_ZONE
from gieo.execution.services.open_due_reports import open_due_reports
from gieo.kernel.asking import Picked
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.simulation.scripts import checking, payments
from gieo.simulation.scripts.ending import close, terminate
from gieo.simulation.scripts.once import HALF_A_YEAR, once
from gieo.simulation.scripts.sitting import A_DAY
from gieo.simulation.world import Move, Script, World

FIRST, SECOND = 50, 90  # per cent of the State money that the first two advances bring the host to


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
            return terminate(world, item) if item.task.rating == "not_met" else close(world, item)
        case "terminating" | "terminated" | "terminated_risk" | "terminated_fault":
            return terminate(world, item)
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
        ("first", item.state_since + 5 * A_DAY, lambda there: payments.ask(there, item, PurposeChoice.ADVANCE, FIRST)),
        ("report", start + HALF_A_YEAR, lambda there: open_due_reports(at=there.now)),
        ("check", start + HALF_A_YEAR + 20 * A_DAY, lambda there: checking.plan_check(there, item)),
        (
            "second",
            start + HALF_A_YEAR + 60 * A_DAY,
            lambda there: payments.ask(there, item, PurposeChoice.ADVANCE, SECOND),
        ),
        ("last report", start + 2 * HALF_A_YEAR - 4 * A_DAY, lambda there: open_due_reports(at=there.now)),
    )
    for name, at, do in steps:
        if not world.notes.get(f"{item.number} {name}"):
            return Move(do=once(f"{item.number} {name}", do), at=at)
    return None


SCRIPTS: Mapping[str, Script] = {"contract": contract, **payments.SCRIPTS, **checking.SCRIPTS}

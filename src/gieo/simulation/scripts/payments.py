"""State money on its way: asked for by the host, appraised, paid, cleared."""

from collections.abc import Mapping
from typing import Any

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
from gieo.core.prepared import Prepared
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.simulation.scripts.once import once
from gieo.simulation.scripts.sitting import A_DAY, rows_of
from gieo.simulation.world import Move, Script, World


def ask(world: World, item: Any, purpose: PurposeChoice, percent: int) -> None:
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


def money_is_moving(item: Any) -> bool:
    """Whether a payment of a contract is still on its way."""
    return bool(_MOVING.ask(contract=item.pk))


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

        return Move(do=once(f"{item.number} cleared", clear), at=item.state_since + 90 * A_DAY)
    return Move(act="close", by=finance)


_MOVING = Prepared(
    lambda contract: (
        Disbursement.objects.filter(contract=contract)
        .exclude(state__in=("cleared", "refused", "withdrawn"))
        .order_by()
        .values_list("pk")
    ),
    contract=-1,
)

SCRIPTS: Mapping[str, Script] = {"disbursement": disbursement}

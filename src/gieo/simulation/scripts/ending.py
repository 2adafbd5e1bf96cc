"""The end of a contract: settled and closed out after its acceptance, or terminated with what goes back."""

from typing import Any

from gieo.acceptance.models import Acceptance
from gieo.contracts.contract.ending_guards import held_of
from gieo.contracts.contract.facts import (
    CausedTerminateFacts,
    CauseOfFailure,
    CloseOutFacts,
    ProposeTerminationFacts,
    ReturnedFacts,
    ReturnedRow,
    RiskFacts,
    SettleFacts,
    TerminateFacts,
    TerminationGround,
)
from gieo.contracts.contract.kind import CONTRACT_KIND
from gieo.contracts.disbursement.facts import PurposeChoice
from gieo.core.prepared import Prepared
from gieo.kernel.asking import Picked
from gieo.kernel.law import Law
from gieo.registry.models import Task
from gieo.simulation.scripts.once import once
from gieo.simulation.scripts.payments import ask, money_is_moving
from gieo.simulation.scripts.sitting import A_DAY
from gieo.simulation.world import Move, World

REFUNDS = {
    "terminated": "refund",
    "terminated_risk": "refund_after_risk",
    "terminated_fault": "refund_after_fault",
}


def close(world: World, item: Any) -> Move | None:
    """After acceptance: the last payment, settlement, liquidation."""
    cast = world.cast
    [(accepted_on, rating)] = _JUDGED.ask(task=item.task_id)
    if not accepted_on or rating in {"", "not_met"}:
        return None
    if not world.notes.get(f"{item.number} last"):
        return Move(do=once(f"{item.number} last", lambda there: ask(there, item, PurposeChoice.LAST, 100)))
    if money_is_moving(item):
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


def terminate(world: World, item: Any) -> Move | None:
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
    if money_is_moving(item):
        return None
    settled = SettleFacts(decision=f"{item.pk}/TB-QT")
    return Move(act="settle_terminated", by=cast.finance.actor, facts=settled)


def _propose_termination(world: World, item: Any) -> Move | None:
    """Once the acceptance has decided what becomes of the failure, and no payment is on its way."""
    judged = _judged(item)
    if judged is None or money_is_moving(item):
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


# What becomes of a task between two looks at its contract.
_JUDGED = Prepared(lambda task: Task.objects.filter(pk=task).values_list("accepted_on", "rating"), task=-1)

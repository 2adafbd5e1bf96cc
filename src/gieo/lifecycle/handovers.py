"""Where the end of one dossier is the birth of the next: the only place that knows two stages at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gieo.acceptance.services.note_certificate import note_certificate
from gieo.acceptance.services.open_acceptance import open_acceptance
from gieo.acceptance.services.open_registration import open_registration
from gieo.contracts.services.open_contract import open_contract
from gieo.core import events
from gieo.core.models import TransitionLog
from gieo.core.prepared import Prepared
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import SYSTEM
from gieo.lifecycle.promises import promised_by
from gieo.outcomes.services.open_outcome import open_outcome
from gieo.proposals.services.open_commissioned_task import open_commissioned_task
from gieo.proposals.services.open_determination import open_determination
from gieo.selection.services.open_approval import open_approval
from gieo.selection.services.open_budget_appraisal import open_budget_appraisal
from gieo.selection.services.open_call import open_call
from gieo.selection.services.open_selection import open_selection


@dataclass(frozen=True, slots=True)
class HandOver:
    """On an event of one kind of dossier, another is opened, or the one it was born of moves on.

    Attributes:
        event: as a row of the giving table announces it.
        giver: name of the giving table.
        taker: name of the table whose dossier is born, or moved.
        opens: does it: (parent entry, giving dossier, instant) → that dossier. Heard twice, it is done once.
    """

    event: str
    giver: str
    taker: str
    opens: Callable[[DocketEntry, Any, datetime], object]


HANDOVERS: tuple[HandOver, ...] = (
    HandOver(
        event="proposal.forwarded",
        giver="proposal",
        taker="determination",
        opens=lambda parent, _proposal, at: open_determination(parent=parent, actor=SYSTEM, at=at),
    ),
    HandOver(
        event="determination.forwarded",
        giver="determination",
        taker="commissioned_task",
        opens=lambda parent, _determination, at: open_commissioned_task(parent=parent, actor=SYSTEM, at=at),
    ),
    HandOver(
        event="commissioned_task.published",
        giver="commissioned_task",
        taker="call",
        opens=lambda parent, commissioned, at: [
            open_call(parent=parent, task=task, at=at) for task in commissioned.tasks
        ],
    ),
    HandOver(
        event="call.checked",
        giver="call",
        taker="selection",
        opens=lambda parent, _call, at: open_selection(parent=parent, at=at),
    ),
    HandOver(
        event="selection.revised",
        giver="selection",
        taker="budget_appraisal",
        opens=lambda parent, _selection, at: open_budget_appraisal(parent=parent, at=at),
    ),
    HandOver(
        event="budget_appraisal.forwarded",
        giver="budget_appraisal",
        taker="approval",
        opens=lambda parent, _appraisal, at: open_approval(parent=parent, at=at),
    ),
    HandOver(
        event="approval.published",
        giver="approval",
        taker="contract",
        opens=lambda parent, approval, at: open_contract(parent=parent, task=approval.task, at=at),
    ),
    HandOver(
        event="contract.ended",
        giver="contract",
        taker="acceptance",
        opens=lambda parent, contract, at: open_acceptance(
            parent=parent, task=contract.task, at=at, promised=promised_by(contract.task)
        ),
    ),
    HandOver(
        event="acceptance.accepted",
        giver="acceptance",
        taker="registration",
        opens=lambda parent, _acceptance, at: open_registration(parent=parent, at=at),
    ),
    HandOver(
        event="registration.certified",
        giver="registration",
        taker="acceptance",
        opens=lambda _parent, registration, at: note_certificate(registration=registration, at=at),
    ),
    *(
        HandOver(
            event=event,
            giver="acceptance",
            taker="outcome",
            opens=lambda parent, _acceptance, at: open_outcome(parent=parent, at=at),
        )
        for event in ("acceptance.recognised", "acceptance.finished")
    ),
)


_PARENT = Prepared(
    lambda kind, subject: DocketEntry.objects.select_related("province", "task").filter(kind=kind, subject_id=subject),
    kind="?",
    subject=-1,
)


def subscribe() -> None:
    """Hear every event that hands over."""
    for handover in HANDOVERS:
        events.subscribe(handover.event, _handler(handover))


def _handler(handover: HandOver) -> events.Handler:
    def hand_over(entry: TransitionLog) -> None:
        [parent] = _PARENT.ask(kind=handover.giver, subject=entry.subject_id)
        handover.opens(parent, dossier_of(parent), entry.at)

    return hand_over

"""An inspection is planned, or follows at once from signs of a violation."""

from datetime import datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.execution.inspection.facts import OpeningFacts, TriggerChoice
from gieo.execution.models import Inspection
from gieo.execution.services.open_check import active_contract
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

BASIS = ("LUATTT-2022",)


@transaction.atomic
def open_inspection(
    *, province: str, facts: OpeningFacts, actor: Actor, at: datetime, parent: DocketEntry | None = None
) -> Inspection:
    """An inspection of a running task.

    Args:
        province: code.
        facts: which contract, why, when; on signs of a violation the rulebook says until when it must have started.
        actor: who plans it, or logs the signs.
        at: when.
        parent: what it follows from; asked twice with the same parent it answers with the one that is there.

    Raises:
        Refused: nothing is being done under the contract; a planned one has no day, or signs have no source.
    """
    known = Inspection.objects.filter(parent=parent).first() if parent else None
    if known is not None:
        return known
    contract = active_contract(facts.contract.pk, province)
    _must_be_told(facts)
    planned = facts.planned_on if facts.trigger is TriggerChoice.PLAN else None
    inspection = Inspection(
        province=contract.province,
        task=contract.task,
        contract=contract,
        parent=parent or entry_of(contract),
        title=contract.title,
        plan_year=(planned or at.astimezone(LEGAL_ZONE)).year,
        trigger=facts.trigger.value,
        signal=facts.signal.value if facts.signal else "",
        signs=facts.signs,
        planned_on=planned,
    )
    return open_new(inspection, actor=actor, at=at, legal_basis=BASIS)


def _must_be_told(facts: OpeningFacts) -> None:
    if facts.trigger is TriggerChoice.PLAN and facts.planned_on is None:
        message = _("Thanh tra theo kế hoạch phải có ngày dự kiến.")
        raise Refused([Refusal(code="no_day", message=message, basis=BASIS, field="planned_on")])
    if facts.trigger is TriggerChoice.SIGNS and facts.signal is None:
        message = _("Ghi nguồn tin về dấu hiệu vi phạm.")
        raise Refused([Refusal(code="no_signal", message=message, basis=BASIS, field="signal")])

"""Find in the system what proves the duties of a year."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.act import act
from gieo.duties.duty.facts import FoundFacts
from gieo.duties.duty.states import DutyState
from gieo.duties.models import Duty
from gieo.duties.models.duty import WAITING
from gieo.duties.proofs import Evidence, evidence_for
from gieo.kernel.actors import SYSTEM
from gieo.kernel.asking import Picked


@transaction.atomic
def recognise(*, province: str, year: int, at: datetime) -> int:
    """Record every duty that was fulfilled; called again, it finds nothing twice.

    A duty whose day passed without its clock having run is late first, and then met late.

    Returns:
        How many were.
    """
    duties = list(Duty.objects.filter(province=province, plan_year=year, state__in=WAITING).order_by("pk"))
    evidence = evidence_for(duties, at=at)
    return sum(_recognised(duty, evidence.get(duty.pk), at) for duty in duties)


def _recognised(duty: Duty, evidence: Evidence | None, at: datetime) -> bool:
    if evidence is None or evidence.count < duty.owed:
        return False
    facts = _facts(duty, evidence)
    in_time = duty.closes_at is None or facts.fulfilled_at < duty.closes_at
    if duty.state == DutyState.OPEN and not in_time:
        duty = act(duty, "expire", actor=SYSTEM, at=at).subject
    act(duty, _row(duty, in_time=in_time), actor=SYSTEM, at=at, facts=facts)
    return True


def _row(duty: Duty, *, in_time: bool) -> str:
    if duty.state == DutyState.OPEN:
        return "recognise"
    return "recognise_after_all" if in_time else "recognise_late"


def _facts(duty: Duty, evidence: Evidence) -> FoundFacts:
    proofs = tuple(Picked(id=found.pk, name=found.name) for found in evidence.found)
    return FoundFacts(count=evidence.count, proofs=proofs, fulfilled_at=evidence.fulfilled_at(duty.owed))

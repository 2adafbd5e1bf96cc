"""The system sees that a milestone has passed."""

from datetime import datetime

from gieo.contracts.models import Milestone
from gieo.contracts.selectors import late_milestones
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import entry_of
from gieo.execution.finding.facts import KindChoice, OpeningFacts, OriginChoice
from gieo.execution.services.open_finding import open_finding
from gieo.kernel.actors import SYSTEM
from gieo.kernel.asking import Picked


def note_late_milestones(*, at: datetime) -> int:
    """A delay for each milestone whose day is past and that nobody has judged; it waits with the follower (CT-4-1c).

    Called again it notes nothing twice.

    Returns:
        How many were noted.
    """
    late = late_milestones(at.astimezone(LEGAL_ZONE).date()).filter(findings__isnull=True)
    return sum(_note(milestone, at) for milestone in list(late))


def _note(milestone: Milestone, at: datetime) -> bool:
    contract = milestone.contract
    facts = OpeningFacts(
        contract=Picked(id=contract.pk, name=contract.number),
        kind=KindChoice.DELAY,
        origin=OriginChoice.SYSTEM,
        detail=f"{milestone.name}, hạn {milestone.due_on:%d/%m/%Y}: {milestone.result}",
        due_on=milestone.due_on,
    )
    open_finding(
        province=contract.province_id,
        facts=facts,
        actor=SYSTEM,
        at=at,
        parent=entry_of(contract),
        milestone=milestone,
    )
    return True

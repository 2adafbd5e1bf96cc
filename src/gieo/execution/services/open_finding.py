"""Something was found on a running task."""

from datetime import datetime

from django.db import transaction

from gieo.contracts.models import Milestone
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import open_new
from gieo.execution.finding.facts import FoundFacts, KindChoice, OpeningFacts
from gieo.execution.models import Finding, Origin
from gieo.execution.services.open_check import active_contract
from gieo.kernel.actors import Actor, Role
from gieo.kernel.law import Law

ROWS = {
    KindChoice.DELAY: "note_delay",
    KindChoice.OBSTACLE: "raise_obstacle",
    KindChoice.CORRECTION: "demand_correction",
    KindChoice.VIOLATION: "report_violation",
}
BASIS = {Law.L2013: ("TT04-2015:3",), Law.L2025: ("ND267-2025:16",)}
OFFICERS = frozenset({Role.SCIENCE_OFFICER, Role.INSPECTOR, Role.SYSTEM})


@transaction.atomic
def open_finding(
    *,
    province: str,
    facts: OpeningFacts,
    actor: Actor,
    at: datetime,
    parent: DocketEntry | None = None,
    milestone: Milestone | None = None,
) -> Finding:
    """Note what was found and send it on its way: to the members, the addressee, the host or the director.

    Args:
        province: code.
        facts: which contract, what, asked of whom, until when.
        actor: who found it; a member of the council raises it for the council.
        at: when.
        parent: the check, inspection or report it comes from. The same words found twice in the same parent are one
            finding.
        milestone: the milestone that passed, for a delay.

    Raises:
        Refused: nothing is being done under the contract, or a correction says not what is required.
    """
    known = (
        Finding.objects.filter(parent=parent, kind=facts.kind.value, detail=facts.detail).first() if parent else None
    )
    if known is not None:
        return known
    contract = active_contract(facts.contract.pk, province)
    finding = Finding(
        province=contract.province,
        task=contract.task,
        contract=contract,
        parent=parent or entry_of(contract),
        title=contract.title,
        plan_year=at.astimezone(LEGAL_ZONE).year,
        kind=facts.kind.value,
        origin=_origin(actor, province, facts),
        detail=facts.detail,
        milestone=milestone,
    )
    opened = open_new(finding, actor=actor, at=at, legal_basis=BASIS[contract.law])
    noted = FoundFacts(**{name: getattr(facts, name) for name in FoundFacts.model_fields})
    sent: Finding = act(opened, ROWS[facts.kind], actor=actor, at=at, facts=noted).subject
    return sent


def _origin(actor: Actor, province: str, facts: OpeningFacts) -> str:
    """Whoever is no officer speaks for the council."""
    is_officer = any(actor.holds(role, province) or actor.holds(role) for role in OFFICERS)
    return facts.origin.value if is_officer else Origin.COUNCIL

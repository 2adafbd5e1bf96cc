"""The host begins to ask for a change."""

from datetime import datetime

from django.db import transaction

from gieo.contracts.services.open_disbursement import contract_of_host
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.open_new import open_new
from gieo.execution.adjustment.facts import OpeningFacts
from gieo.execution.models import Adjustment
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.rulebooks.models import AdjustmentSubject

BASIS = {Law.L2013: ("TT04-2015:12-20",), Law.L2025: ("ND267-2025:16", "TT36-2025:6")}


@transaction.atomic
def open_adjustment(*, province: str, facts: OpeningFacts, actor: Actor, at: datetime) -> Adjustment:
    """A draft change of one subject of a contract of the host that asks.

    Raises:
        Refused: the actor does not act for the host of the contract.
        ValueError: there is no such subject.
    """
    contract = contract_of_host(facts.contract.pk, province=province, actor=actor)
    adjustment = Adjustment(
        province=contract.province,
        task=contract.task,
        contract=contract,
        parent=entry_of(contract),
        title=contract.title,
        plan_year=at.astimezone(LEGAL_ZONE).year,
        subject=AdjustmentSubject(str(facts.subject.id)),
    )
    return open_new(adjustment, actor=actor, at=at, legal_basis=BASIS[contract.law])

"""An approved adjustment changes the contract and its task."""

from datetime import datetime

from django.db import transaction

from gieo.contracts.contract.facts import AmendFacts
from gieo.contracts.models import Contract
from gieo.dossiers.docket import dossier_of, record
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.kernel.actors import SYSTEM


@transaction.atomic
def amend_contract(*, contract: Contract, facts: AmendFacts, at: datetime) -> Contract:
    """Write an adjustment into the contract it was asked for; the same adjustment is written once.

    Where host, leader or title change, the docket lines of the whole task follow, so that the new host reads them
    and the old one does not.

    Raises:
        TransitionRefused: the contract is not running any more.
    """
    amended: Contract = act(
        contract, "amend", actor=SYSTEM, at=at, facts=facts, key=f"amend-{facts.adjustment}"
    ).subject
    if facts.host or facts.principal_investigator:
        for entry in DocketEntry.objects.filter(task=amended.task_id).order_by("pk"):
            record(dossier_of(entry))
    return amended

"""A check is put into the plan, or follows from something that was found."""

from datetime import datetime

from django.db import transaction

from gieo.contracts.models import Contract
from gieo.dossiers.docket import entry_of, record
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.execution.check.effects import fill, seat
from gieo.execution.check.facts import OpeningFacts
from gieo.execution.models import Check
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _

# A contract that nobody finds has no law of its own: then the law of today speaks.
RUNNING = {Law.L2013: ("TT04-2015:3",), Law.L2025: ("ND267-2025:16",)}
BASIS = {Law.L2013: ("TT04-2015:5-10",), Law.L2025: ("ND267-2025:16",)}


@transaction.atomic
def open_check(
    *, province: str, facts: OpeningFacts, actor: Actor, at: datetime, parent: DocketEntry | None = None
) -> Check:
    """A check of a running task, with its team.

    Args:
        province: code.
        facts: which contract, when, why, who.
        actor: who plans it.
        at: when.
        parent: what it follows from; asked twice with the same parent it answers with the check that is there.

    Raises:
        Refused: nothing is being done under the contract.
    """
    known = Check.objects.filter(parent=parent).first() if parent else None
    if known is not None:
        return known
    contract = active_contract(facts.contract.pk, province)
    check = Check(
        province=contract.province,
        task=contract.task,
        contract=contract,
        parent=parent or entry_of(contract),
        title=contract.title,
        occasion=facts.occasion.value,
        organiser=facts.organiser.value,
    )
    fill(check, facts)
    opened = open_new(check, actor=actor, at=at, legal_basis=BASIS[contract.law])
    seat(opened, facts.team)
    record(opened)  # the members of the team read it from now on
    return opened


def active_contract(pk: int, province: str) -> Contract:
    """A contract under which work goes on, or is paused.

    Raises:
        Refused: there is none of that number in the province.
    """
    contract = Contract.objects.select_related("task", "province").filter(pk=pk, province=province).first()
    if contract is None or not contract.is_active:
        message = _("Chỉ thực hiện với hợp đồng đang thực hiện.")
        basis = RUNNING[contract.law if contract else Law.L2025]
        raise Refused([Refusal(code="not_running", message=message, basis=basis, field="contract")])
    return contract

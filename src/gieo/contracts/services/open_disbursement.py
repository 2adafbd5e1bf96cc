"""The host begins to ask for money."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from gieo.contracts.disbursement.facts import OpeningFacts
from gieo.contracts.models import Contract, Disbursement
from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import Prepared
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import Actor, Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _

# Who a contract binds; one that nobody finds has no law of its own: then the law of today speaks.
PARTIES = {Law.L2013: ("TT05-2014:PL.4",), Law.L2025: ("ND267-2025:16",)}
BASIS = {Law.L2013: ("TTLT27-2015:13",), Law.L2025: ("ND265-2025", "TT39-2025")}


@transaction.atomic
def open_disbursement(*, province: str, facts: OpeningFacts, actor: Actor, at: datetime) -> Disbursement:
    """A draft request under a contract of the host that asks.

    Raises:
        Refused: the actor does not act for the host of the contract.
    """
    contract = contract_of_host(facts.contract.pk, province=province, actor=actor)
    disbursement = Disbursement(
        province=contract.province,
        task=contract.task,
        contract=contract,
        parent=entry_of(contract),
        title=contract.title,
        plan_year=at.astimezone(LEGAL_ZONE).year,
        purpose=facts.purpose.value,
    )
    return open_new(disbursement, actor=actor, at=at, legal_basis=BASIS[contract.law])


def contract_of_host(pk: int, *, province: str, actor: Actor) -> Contract:
    """The contract, if the actor acts for its host.

    Raises:
        Refused: somebody else's contract, or none.
    """
    contract = _CONTRACT.first(pk=pk, province=province)
    if contract is None or not contract.parties()[Role.HOST].holds(actor):
        message = _("Chỉ tổ chức chủ trì của hợp đồng được đề nghị.")
        basis = PARTIES[contract.law if contract else Law.L2025]
        raise Refused([Refusal(code="not_the_host", message=message, basis=basis, field="contract")])
    return contract


def _contract(pk: int, province: str) -> QuerySet[Contract]:
    return Contract.objects.select_related(*Contract.READ_WITH, "province").filter(pk=pk, province=province)


_CONTRACT = Prepared(_contract, pk=-1, province="?")

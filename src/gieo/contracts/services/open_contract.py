"""A contract is born of an approval."""

from datetime import datetime

from django.db import transaction

from gieo.contracts.models import Contract, Instalment
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import SYSTEM
from gieo.kernel.law import Law
from gieo.registry.models import LumpSumMode, Task
from gieo.registry.models.money_line import STATE_SOURCES


@transaction.atomic
def open_contract(*, parent: DocketEntry, task: Task, at: datetime, months: int | None = None) -> Contract:
    """The draft contract of an approved task, with what was approved: goal, products, mode, money by source and year.

    Asked twice with the same parent it answers with the contract that is there.

    Args:
        parent: the docket entry of the approval.
        task: approved and assigned to its host.
        at: when the approval was heard of.
        months: the approved term, where the approval says it.
    """
    known = Contract.objects.filter(parent=parent).first()
    if known is not None:
        return known
    mode = task.lump_sum or LumpSumMode.PARTIAL
    lines = [line for line in task.money.all() if line.approved]
    state_money = sum(line.approved for line in lines if line.source in STATE_SOURCES)
    contract = Contract(
        province=task.province,
        task=task,
        parent=parent,
        title=task.title,
        plan_year=task.plan_year,
        objectives=task.objectives,
        products=[_product(product) for product in task.products],
        months=months,
        lump_sum=mode,
        lump_amount=0 if mode == LumpSumMode.NONE else state_money,
        non_lump_amount=state_money if mode == LumpSumMode.NONE else 0,
        other_amount=sum(line.approved for line in lines) - state_money,
    )
    basis = {Law.L2013: ("ND08-2014:27.2",), Law.L2025: ("TT36-2025",)}
    opened = open_new(contract, actor=SYSTEM, at=at, legal_basis=basis[task.law or Law.L2013])
    Instalment.objects.bulk_create(
        Instalment(contract=opened, order=order, source=line.source, year=line.year, amount=line.approved)
        for order, line in enumerate(lines, start=1)
    )
    return opened


PRODUCT = ("name", "quality", "unit", "quantity")


def _product(product: dict[str, object]) -> dict[str, str]:
    """A product as contracts know it, of whatever the task says."""
    return {key: str(product.get(key, "")) for key in PRODUCT}

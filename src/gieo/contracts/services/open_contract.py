"""A contract is born of an approval."""

from datetime import datetime

from django.db import transaction

from gieo.contracts.models import Contract, Instalment
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import SYSTEM
from gieo.kernel.law import Law
from gieo.kernel.working_days import ONE_DAY
from gieo.registry.models import LumpSumMode, Task
from gieo.registry.models.money_line import STATE_SOURCES


@transaction.atomic
def open_contract(*, parent: DocketEntry, task: Task, at: datetime) -> Contract:
    """The draft contract of an approved task, with what was approved: goal, products, term, mode, money.

    Asked twice with the same parent it answers with the contract that is there.

    Args:
        parent: the docket entry of the approval.
        task: approved and assigned to its host.
        at: when the approval was heard of.
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
        months=_months(task),
        starts_on=task.starts_on,
        ends_on=task.ends_on,
        agreed_end=task.ends_on,
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


def _months(task: Task) -> int | None:
    """The approved term, in whole months."""
    if not (task.starts_on and task.ends_on):
        return None
    end = task.ends_on + ONE_DAY
    return (end.year - task.starts_on.year) * 12 + end.month - task.starts_on.month


PRODUCT = ("name", "quality", "unit", "quantity")


def _product(product: dict[str, object]) -> dict[str, str]:
    """A product as contracts know it, of whatever the task says."""
    return {key: str(product.get(key, "")) for key in PRODUCT}

"""Hosts side by side: the weaker is stopped at a milestone, the other goes on (NĐ 260/2025, article 7.7)."""

from gieo.contracts.contract.facts import Judgement
from gieo.contracts.contract.states import ContractState as S
from gieo.contracts.models import Contract
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.rulebooks.models import OrderStructure

GOES_ON = (S.RUNNING, S.ENDED, S.SETTLED, S.CLOSED_OUT, S.ARCHIVED)


def is_one_of_several(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Only a task that runs beside another to the same result."""
    if contract.task.group is not None and contract.task.group.is_parallel:
        return None
    message = _("Nhiệm vụ này không thực hiện song song với nhiệm vụ nào.")
    return Refusal(code="not_parallel", message=message, basis=_basis(contract))


def stops_at_a_milestone(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """An evaluation said of one of its milestones that it ends there."""
    if contract.milestones.filter(verdict=Judgement.END).exists():
        return None
    message = _("Chưa có kết luận đánh giá mốc đề nghị dừng nhiệm vụ này.")
    return Refusal(code="no_milestone_ends_it", message=message, basis=_basis(contract))


def another_goes_on(contract: Contract, _attempt: Attempt) -> Refusal | None:
    """Nothing is lost to nobody: a task beside it reached a milestone and goes on."""
    beside = Contract.objects.filter(task__group=contract.task.group_id, state__in=GOES_ON).exclude(pk=contract.pk)
    if contract.task.group_id and beside.filter(milestones__verdict=Judgement.MET).exists():
        return None
    message = _("Chưa có phương án song song nào đạt mốc và đang thực hiện tiếp.")
    return Refusal(code="nobody_goes_on", message=message, basis=_basis(contract))


def _basis(contract: Contract) -> tuple[str, ...]:
    rule = library.get(contract.rulebook).order_structure(OrderStructure.PARALLEL)
    if rule is None:
        raise LookupError(f"{contract.rulebook} knows no hosts side by side")
    return rule.basis

"""A task that the council determined goes to the province for the list."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new, rulebook_for
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.determination.states import DeterminationState
from gieo.proposals.models import CommissionedTask, Determination

BASIS = {Law.L2013: ("TT06-2023:15.2",), Law.L2025: ("ND267-2025:10",)}


@transaction.atomic
def open_commissioned_task(*, parent: DocketEntry, actor: Actor, at: datetime) -> CommissionedTask:
    """The line of the list for a determination that was forwarded; the one there is, when it was opened before.

    Args:
        parent: line of the determination.
        actor: the system for the hand-over, an officer by hand.
        at: when.

    Raises:
        Refused: the dossier is no determination that was forwarded.
    """
    DocketEntry.objects.select_for_update(of=("self",), no_key=True).get(pk=parent.pk)
    known = CommissionedTask.objects.filter(parent=parent).first()
    if known is not None:
        return known
    determination = dossier_of(parent)
    if not isinstance(determination, Determination) or determination.state != DeterminationState.FORWARDED:
        message = _("Chỉ nhiệm vụ hội đồng đề nghị và đã rà soát mới trình vào danh mục.")
        raise Refused([Refusal(code="not_forwarded", message=message, basis=BASIS[determination.law])])
    item = _from(determination, parent)
    filed_at = determination.proposal.submitted_at
    item.rulebook = rulebook_for(item.province, None, at, filed_at=filed_at)
    return open_new(item, actor=actor, at=at, legal_basis=BASIS)


def _from(determination: Determination, parent: DocketEntry) -> CommissionedTask:
    order = determination.order
    return CommissionedTask(
        province=determination.province,
        title=determination.task_title,
        plan_year=determination.plan_year,
        parent=parent,
        determination=determination,
        kind=determination.task_kind,
        science_field=determination.science_field,
        objectives=determination.objectives,
        requirements=determination.requirements,
        products=determination.products,
        order=order,
        commissioning_body=order.body if order else None,
        order_document=order.document if order else "",
        proposing_body=determination.proposal.organisation,
        assignment=determination.assignment,
        direct_ground=determination.direct_ground,
    )

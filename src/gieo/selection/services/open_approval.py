"""The appraised dossier goes to the Chairman."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.law import Law
from gieo.selection.models import Approval, BudgetAppraisal

BASIS = {Law.L2013: ("TT20-2023:15",), Law.L2025: ("ND267-2025:12",)}


@transaction.atomic
def open_approval(*, parent: DocketEntry, at: datetime, actor: Actor = SYSTEM) -> Approval:
    """A draft submission note on what a team has appraised.

    Args:
        parent: the budget appraisal that was passed on.
        at: when.
        actor: who; the system, for a hand-over.

    Returns:
        The approval born of it; the one there is already, if this is heard again.
    """
    DocketEntry.objects.select_for_update(no_key=True).get(pk=parent.pk)
    known = Approval.objects.filter(parent=parent).first()
    if known:
        return known
    appraisal: BudgetAppraisal = dossier_of(parent)
    approval = Approval(
        province=appraisal.province,
        title=appraisal.title,
        plan_year=appraisal.plan_year,
        parent=parent,
        task=appraisal.task,
        appraisal=appraisal,
        application=appraisal.application,
        rulebook=appraisal.rulebook,
        months=appraisal.months,
    )
    return open_new(approval, actor=actor, at=at, legal_basis=BASIS[appraisal.law])

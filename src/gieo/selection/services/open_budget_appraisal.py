"""The money of the winner is appraised."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.law import Law
from gieo.selection.models import BudgetAppraisal, Selection

BASIS = {Law.L2013: ("TT20-2023:13",), Law.L2025: ("ND267-2025:12.7",)}


@transaction.atomic
def open_budget_appraisal(*, parent: DocketEntry, at: datetime, actor: Actor = SYSTEM) -> BudgetAppraisal:
    """An appraisal of what the winner of a selection asks for.

    Args:
        parent: the selection whose winner has handed in the revised description.
        at: when.
        actor: who; the system, for a hand-over.

    Returns:
        The appraisal born of it; the one there is already, if this is heard again.

    Raises:
        LookupError: the selection has no winner.
    """
    DocketEntry.objects.select_for_update(no_key=True).get(pk=parent.pk)
    known = BudgetAppraisal.objects.filter(parent=parent).first()
    if known:
        return known
    selection: Selection = dossier_of(parent)
    winner = selection.winner
    if winner is None:
        raise LookupError(f"{parent.number} has no winner")
    appraisal = BudgetAppraisal(
        province=selection.province,
        title=selection.title,
        plan_year=selection.plan_year,
        parent=parent,
        task=selection.task,
        selection=selection,
        application=winner,
        rulebook=selection.rulebook,
    )
    return open_new(appraisal, actor=actor, at=at, legal_basis=BASIS[selection.law])

"""The valid applications of a call go to a council."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.selection.application.states import ApplicationState
from gieo.selection.models import Application, Call, Selection
from gieo.selection.rules.sheets import sheet_for

BASIS = {Law.L2013: ("TT20-2023:8",), Law.L2025: ("ND267-2025:12.4",)}


@transaction.atomic
def open_selection(*, parent: DocketEntry, at: datetime, actor: Actor = SYSTEM) -> Selection:
    """A council item on everything that was found valid.

    Args:
        parent: the call whose applications were opened and checked.
        at: when.
        actor: who; the system, for a hand-over.

    Returns:
        The selection born of it; the one there is already, if this is heard again.
    """
    DocketEntry.objects.select_for_update(no_key=True).get(pk=parent.pk)
    known = Selection.objects.filter(parent=parent).first()
    if known:
        return known
    call: Call = dossier_of(parent)
    task = call.task
    selection = Selection(
        province=call.province,
        title=call.title,
        plan_year=call.plan_year,
        parent=parent,
        task=task,
        call=call,
        rulebook=call.rulebook,
        sheet=sheet_for(
            kind=task.kind if task else "",
            science_field=task.science_field if task else "",
            sheets=library.get(call.rulebook).score_sheets.keys(),
        ),
    )
    opened = open_new(selection, actor=actor, at=at, legal_basis=BASIS[call.law])
    for application in Application.objects.filter(call=call, state=ApplicationState.VALID).order_by("pk"):
        act(application, "enter_selection", actor=SYSTEM, at=at, key=f"selection-{opened.pk}")
    return opened

"""A commissioned task looks for its host."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new, rulebook_for
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.law import Law
from gieo.registry.models import Assignment, Task
from gieo.rulebooks import library
from gieo.selection.models import Call

BASIS = {Law.L2013: ("TT20-2023:3",), Law.L2025: ("ND267-2025:10",)}


@transaction.atomic
def open_call(*, parent: DocketEntry, task: Task, at: datetime, actor: Actor = SYSTEM) -> Call:
    """A draft call for a task of a published list, or once more after a call or a council that found nobody.

    Args:
        parent: the commissioned task; for another call, the dossier that ended without a host.
        task: whose host is looked for; its assignment says whether all may apply or one body is invited.
        at: when.
        actor: who; the system, for a hand-over.

    Returns:
        The call for that task born of that parent; the one there is already, if this is heard again.
    """
    DocketEntry.objects.select_for_update(no_key=True).get(pk=parent.pk)
    known = Call.objects.filter(parent=parent, task=task).first()
    if known:
        return known
    rulebook = rulebook_for(task.province, task, at)
    call = Call(
        province=task.province,
        title=task.title,
        plan_year=task.plan_year,
        parent=parent,
        task=task,
        method=task.assignment or Assignment.COMPETITIVE_SELECTION,
        previous=Call.objects.filter(task=task).order_by("-pk").first(),
        rulebook=rulebook,
    )
    return open_new(call, actor=actor, at=at, legal_basis=BASIS[library.get(rulebook).law])

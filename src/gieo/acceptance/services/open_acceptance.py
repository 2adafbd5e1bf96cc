"""A task whose contract has ended is to be accepted."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gieo.acceptance.acceptance.products import asked_of
from gieo.acceptance.models import Acceptance
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.law import Law
from gieo.registry.models import Task
from gieo.rulebooks.models import FileItem

ACCEPTING = {Law.L2013: ("TT11-2014:7",), Law.L2025: ("ND267-2025:17",)}


@transaction.atomic
def open_acceptance(
    *, parent: DocketEntry, task: Task, at: datetime, actor: Actor = SYSTEM, promised: Iterable[FileItem] = ()
) -> Acceptance:
    """The acceptance of a task; the one already born of the same contract, if there is one.

    Args:
        parent: the docket entry of the contract.
        task: whose time is over.
        at: when it ended or was handed over; the limit for filing is counted from the end of the task.
        actor: the system, or whoever does it by hand.
        promised: papers that the file needs beside those of the law, because somebody undertook to hand them over.
    """
    entry = DocketEntry.objects.select_for_update(of=("self",), no_key=True).get(pk=parent.pk)
    born = Acceptance.objects.filter(parent=entry).first()
    if born:
        return born
    acceptance = Acceptance(
        province=task.province,
        title=task.title,
        plan_year=task.plan_year,
        parent=entry,
        task=task,
        ended_on=task.ends_on or at.astimezone(LEGAL_ZONE).date(),
        products=asked_of(task.products),
        promised=[paper.model_dump(mode="json") for paper in promised],
    )
    return open_new(acceptance, actor=actor, at=at, legal_basis=ACCEPTING)

"""The host of an accepted task owes a registration from now on."""

from datetime import datetime

from django.db import transaction

from gieo.acceptance.models import Registration
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.kernel.actors import SYSTEM, Actor
from gieo.kernel.refusal import Refusal, Refused, _

OWED = ("TT14-2014:10.2",)


@transaction.atomic
def open_registration(*, parent: DocketEntry, at: datetime, actor: Actor = SYSTEM) -> Registration:
    """The registration of the result of an acceptance; the one already born of it, if there is one.

    Args:
        parent: the docket entry of the acceptance.
        at: when it was handed over; the limit is counted from the day of acceptance.
        actor: the system, or whoever does it by hand.

    Raises:
        Refused: the acceptance names no task.
    """
    entry = DocketEntry.objects.select_for_update(of=("self",), no_key=True).get(pk=parent.pk)
    born = Registration.objects.filter(parent=entry).first()
    if born:
        return born
    task = entry.task
    if task is None:
        message = _("Chỉ đăng ký kết quả của nhiệm vụ đã nghiệm thu.")
        raise Refused([Refusal(code="no_task", message=message, basis=OWED)])
    registration = Registration(
        province=entry.province,
        title=task.title,
        plan_year=task.plan_year,
        parent=entry,
        task=task,
        accepted_on=task.accepted_on or at.astimezone(LEGAL_ZONE).date(),
    )
    return open_new(registration, actor=actor, at=at, legal_basis=OWED)

"""End the duties of a year."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.act import act
from gieo.duties.models import Duty
from gieo.duties.models.duty import WAITING
from gieo.duties.services.recognise import recognise
from gieo.kernel.actors import Actor


@transaction.atomic
def close_year(*, province: str, year: int, actor: Actor, at: datetime) -> int:
    """Look for proof once more, then record as not fulfilled what nothing proves.

    Returns:
        How many ended unmet.

    Raises:
        TransitionRefused: the year is not over, or the actor is no officer of the province.
    """
    recognise(province=province, year=year, at=at)
    open_still = list(Duty.objects.filter(province=province, plan_year=year, state__in=WAITING).order_by("pk"))
    for duty in open_still:
        act(duty, "close", actor=actor, at=at)
    return len(open_still)

"""The Sở begins the orientation of a year with what it said the year before; a person answers for every line anew."""

from datetime import date, datetime

from django.db import transaction

from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.last_year import notice_before
from gieo.orientation.models import OrientationNotice
from gieo.orientation.services.copy_content import copy_fields, copy_parts
from gieo.orientation.services.draft_notice import draft_notice


@transaction.atomic
def draft_from_last_year(
    *, province: Province, plan_year: int, closes_on: date, actor: Actor, at: datetime
) -> OrientationNotice:
    """A draft with the fields, items, grounds, requirements, places and recipients of the latest notice before it.

    Number, day and window are those of the new one; orders are taken up beside it, as in every draft.

    Args:
        province: whose orientation.
        plan_year: the year it is for.
        closes_on: the last day on which proposals are in time.
        actor: an officer of the province.
        at: when.

    Raises:
        Refused: the actor is no officer of the province, or it published none before.
    """
    notice = draft_notice(province=province, plan_year=plan_year, fields=(), closes_on=closes_on, actor=actor, at=at)
    before = notice_before(province.code, plan_year)
    if before is None:
        message = _("Tỉnh chưa công bố thông báo định hướng nào của năm trước để chép.")
        raise Refused([Refusal(code="nothing_to_copy", message=message, basis=("ND30-2020:10",))])
    copy_fields(before, notice, anew=True)
    copy_parts(before, notice, anew=True)
    return notice

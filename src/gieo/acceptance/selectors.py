"""Questions to the acceptances."""

from datetime import date

from gieo.acceptance.acceptance.states import AcceptanceState
from gieo.acceptance.models import Acceptance
from gieo.rulebooks import library

UNFILED = (AcceptanceState.DRAFT, AcceptanceState.SELF_EVALUATED, AcceptanceState.OVERDUE)


def overdue_files(*, province: str, on: date) -> list[Acceptance]:
    """Acceptances whose file is late on a day: their hosts and principal investigators are barred from applying.

    Asked of the dates, not of the states, so that the answer does not wait for a clock (TT 20/2023, article 4).
    """
    waiting = Acceptance.objects.filter(province=province, state__in=UNFILED, ended_on__lt=on)
    return [
        each
        for each in waiting.select_related("task").order_by("ended_on", "pk")
        if library.get(each.rulebook).deadline("acceptance.file").due(each.ended_on) < on
    ]

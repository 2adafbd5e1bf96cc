"""What is done about duties every day."""

from datetime import datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.duties.services.close_year import close_year
from gieo.duties.services.open_duties import open_duties
from gieo.duties.services.recognise import recognise
from gieo.duties.services.remind import remind
from gieo.identity.selectors import provinces_on
from gieo.kernel.actors import SYSTEM


def follow_year(*, at: datetime) -> None:
    """In every province: end the year that is over, open what is owed in this one, find its proofs, remind of the rest.

    Called twice a day it does nothing twice.
    """
    day = at.astimezone(LEGAL_ZONE).date()
    for province in provinces_on(day).order_by("code"):
        close_year(province=province.code, year=day.year - 1, actor=SYSTEM, at=at)
        open_duties(province=province.code, year=day.year, actor=SYSTEM, at=at)
        recognise(province=province.code, year=day.year, at=at)
    remind(at=at)

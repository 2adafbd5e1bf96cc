"""From a log of looks at the own pages to the time a window must give back (no Django)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from gieo.rulebooks.models import OutageRule


@dataclass(frozen=True, slots=True)
class Outage:
    """From the last look that was answered to the first that was answered again."""

    began: datetime
    ended: datetime

    @property
    def lasted(self) -> timedelta:
        """How long nobody could be sure to get through."""
        return self.ended - self.began


def outages_in(notes: Iterable[tuple[datetime, bool]], rule: OutageRule) -> list[Outage]:
    """The interruptions that are over and long enough to count.

    A look that was not answered and a look that was not made (the machine was off) are the same to whoever tried to
    submit: only an answer ends an interruption.

    Args:
        notes: (instant, answered) in order.
        rule: of the province.
    """
    answered = [at for at, up in notes if up]
    smallest = timedelta(minutes=rule.smallest_minutes)
    gaps = (Outage(began, ended) for began, ended in pairwise(answered))
    return [gap for gap in gaps if gap.lasted >= smallest]


def counted_for(outages: Iterable[Outage], *, opens: datetime, closes: datetime, rule: OutageRule) -> list[Outage]:
    """Those that touch the last hours of the window, of which each moves its end for the next.

    Args:
        outages: in order.
        opens: first instant in time.
        closes: first instant that is too late, as it was announced.
        rule: of the province.

    Returns:
        The ones that count; the window ends later by the sum of how long they lasted.
    """
    counted = []
    for outage in outages:
        last_hours = max(opens, closes - timedelta(hours=rule.last_hours))
        if outage.ended > last_hours and outage.began < closes:
            counted.append(outage)
            closes += outage.lasted
    return counted

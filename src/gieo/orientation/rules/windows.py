"""From the dates of a notice to the instants between which forms are received."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from gieo.kernel.working_days import closing_instant, start_of
from gieo.orientation.parsing.document import Deadline


@dataclass(frozen=True, slots=True)
class WindowInstants:
    """`opens_at` is the first instant in time, `closes_at` the first that is too late; None where unknown."""

    opens_at: datetime | None
    closes_at: datetime | None
    boundary: str
    line: int | None


def window_of(deadlines: Iterable[Deadline], *, notice_date: date | None) -> WindowInstants | None:
    """The window a notice sets; none when it names no closing day.

    A window that opens on the day of the notice stays without an opening while that day is blank.
    """
    opens = closes = None
    boundary, line = "through", None
    for deadline in deadlines:
        day = date.fromisoformat(deadline.iso) if deadline.iso else None
        if deadline.what == "open" and opens is None:
            opens = day or notice_date
        if deadline.what == "close" and closes is None and day:
            closes, boundary, line = day, deadline.boundary, deadline.line
    if closes is None:
        return None
    return WindowInstants(start_of(opens) if opens else None, closing_instant(closes, boundary), boundary, line)

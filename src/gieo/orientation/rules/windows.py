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


NO_WINDOW = WindowInstants(None, None, "through", None)


def windows_of(deadlines: Iterable[Deadline], *, notice_date: date | None) -> list[WindowInstants]:
    """The windows a notice sets, in their order; none when it names no closing day.

    A day of opening belongs to the next day of closing. A window that opens on the day of the notice, or names no
    opening, stays without one while that day is blank.
    """
    found: list[WindowInstants] = []
    opens: date | None = None
    is_opened = False
    for deadline in deadlines:
        day = date.fromisoformat(deadline.iso) if deadline.iso else None
        if deadline.what == "open" and not is_opened:
            opens, is_opened = day or notice_date, True
        elif deadline.what == "close" and day and (is_opened or not found):
            closes = closing_instant(day, deadline.boundary)
            found.append(WindowInstants(start_of(opens) if opens else None, closes, deadline.boundary, deadline.line))
            opens, is_opened = None, False
    return found

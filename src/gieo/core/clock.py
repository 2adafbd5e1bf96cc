"""The only place that reads the time. Everything inside is told the instant; only the edges ask here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

Setter = Callable[[str | datetime], None]

_fixed: list[datetime] = []


def now() -> datetime:
    """The present instant, aware, in legal time."""
    if _fixed:
        return _fixed[-1]
    return datetime.now(tz=UTC).astimezone(LEGAL_ZONE)  # noqa: TID251  (this is the edge)


def today() -> date:
    """The legal day."""
    return now().date()


def hour_and_day(at: datetime | None) -> str:
    """An instant to the minute as notices and papers say it, 17:00 ngày 05/06/2025; empty for none."""
    return f"{at.astimezone(LEGAL_ZONE):%H:%M ngày %d/%m/%Y}" if at else ""


@contextmanager
def settable() -> Iterator[Setter]:
    """Hold the clock for simulations and tests: yields a function that sets it; restored on leaving."""
    kept = list(_fixed)

    def set_to(moment: str | datetime) -> None:
        instant = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        _fixed[:] = [instant if instant.tzinfo else instant.replace(tzinfo=LEGAL_ZONE)]

    try:
        yield set_to
    finally:
        _fixed[:] = kept

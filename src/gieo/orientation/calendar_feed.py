"""The dates of a province as a calendar feed (RFC 5545), for whoever keeps an own calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # octets, RFC 5545, 3.1
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One date.

    Attributes:
        uid: the same for life, so that a moved date moves in every calendar.
        starts: an instant, or a whole day.
        remind_days: days before, each with an alarm.
    """

    uid: str
    starts: datetime | date
    summary: str
    description: str = ""
    url: str = ""
    remind_days: tuple[int, ...] = ()


def feed(name: str, entries: Iterable[Entry], *, at: datetime) -> str:
    """The whole file, lines ended by CRLF and folded."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gieo//VI", f"X-WR-CALNAME:{_said(name)}"]
    for entry in entries:
        lines += _event(entry, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{at.astimezone(UTC).strftime(STAMP)}"
    if isinstance(entry.starts, datetime):
        yield f"DTSTART:{entry.starts.astimezone(UTC).strftime(STAMP)}"  # an instant has no end (3.6.1)
    else:
        yield f"DTSTART;VALUE=DATE:{entry.starts:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.starts + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_said(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_said(entry.description)}"
    if entry.url:
        yield f"URL:{entry.url}"
    for days in entry.remind_days:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D", f"DESCRIPTION:{_said(entry.summary)}")
        yield "END:VALARM"
    yield "END:VEVENT"


def _said(words: str) -> str:
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, cut between letters; all but the first begin with a blank."""
    piece, room = "", LONGEST_LINE
    for letter in line:
        if len((piece + letter).encode()) > room:
            yield piece
            piece = " "
        piece += letter
    yield piece

"""Documents named in a text: number, symbol and date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gieo.orientation.parsing.lines import Line

# 53/KH-UBND, 40/2020/QĐ-UBND, 95-NQ/TU, 52-CTr/TU, 06/2023/TT-BKHCN, 29/2013/QH13, 01-NQ/ĐH
_SYMBOL = r"[A-ZĐ][A-Za-zĐđ&]*\d*(?:[-/]\s?[A-ZĐ][A-Za-zĐđ&]*\d*)*"
NUMBER = re.compile(rf"(?<![\w/])(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?[/\-]\s?{_SYMBOL})")
DATE = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)")
LONG_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE)
_DATED = re.compile(rf"^[,\s]*(?:ngày\s+)(?:{DATE.pattern})")
_DATED_LONG = re.compile(rf"^[,\s]*{LONG_DATE.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A document where it is named."""

    number: str
    date: str | None
    start: int
    line: int | None = None


def iso(match: re.Match[str]) -> str | None:
    """A matched day as ISO; None when the calendar has no such day."""
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= len(longest) or not 1 <= day <= longest[month - 1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def mentions(text: str) -> list[Mention]:
    """Every document named in a text, in order, with the date that follows its number."""
    return [_mention(text, match) for match in NUMBER.finditer(text)]


def _mention(text: str, match: re.Match[str]) -> Mention:
    number = re.sub(r"\s+", "", match["number"])
    rest = text[match.end() :]
    dated = _DATED.match(rest) or _DATED_LONG.match(rest)
    return Mention(number, iso(dated) if dated else None, match.start())


def mentions_in(lines: Iterable[Line]) -> list[Mention]:
    """The same over several lines, each tied to the line it starts on."""
    text, starts = "", []
    for line in lines:
        starts.append((len(text), line.n))
        text += line.text + " "
    return [
        Mention(found.number, found.date, found.start, max(n for at, n in starts if at <= found.start))
        for found in mentions(text)
    ]

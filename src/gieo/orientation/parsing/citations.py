"""Documents named in a text: number, symbol and date."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gieo.orientation.parsing.lines import Line

# 53/KH-UBND, 40/2020/QĐ-UBND, 95-NQ/TU, 52-CTr/TU, 06/2023/TT-BKHCN, 29/2013/QH13, 01-NQ/ĐH, "370- KL/TU" over two lines
_SYMBOL = r"[A-ZĐ][A-Za-zĐđ&]*\d*(?:[-/]\s?[A-ZĐ][A-Za-zĐđ&]*\d*)*"
NUMBER = re.compile(rf"(?<![\w/.])(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?[/\-]\s?(?P<symbol>{_SYMBOL}))(?!\w)")
DATE = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)")
LONG_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE)
_DATED = re.compile(rf"^[,(\s]*(?:ký\s+)?ngày\s+{DATE.pattern}", re.IGNORECASE)
_DATED_LONG = re.compile(rf"^[,(\s]*{LONG_DATE.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A document where it is named."""

    number: str
    date: str | None
    start: int
    line: int | None = None


class Run:
    """Several lines as one running text, and the way back from a place in it to its line."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = list(lines)
        self._starts, texts, at = [], [], 0
        for line in self._lines:
            self._starts.append(at)
            texts.append(line.text)
            at += len(line.text) + 1
        self.text = " ".join(texts)

    def line(self, place: int) -> int:
        """The number of the line at a place in the text."""
        return self._lines[bisect_right(self._starts, place) - 1].n

    def lines(self, start: int, end: int) -> list[int]:
        """The numbers of the lines that a stretch of the text covers."""
        return [
            line.n
            for at, line in zip(self._starts, self._lines, strict=True)
            if at < end and at + len(line.text) > start
        ]


def iso_day(day: str, month: str, year: str | None) -> str | None:
    """A printed day as ISO; None without a year, or when the calendar has no such day."""
    if year is None:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def mentions(text: str) -> list[Mention]:
    """Every document named in a text, in order, with the date that follows its number."""
    return [_mention(text, match) for match in NUMBER.finditer(text) if _is_symbol(match["symbol"])]


def _is_symbol(symbol: str) -> bool:
    """A symbol abbreviates two words at least; a house number before a street does not."""
    return sum(letter.isupper() for letter in symbol) > 1


def _mention(text: str, match: re.Match[str]) -> Mention:
    number = re.sub(r"\s+", "", match["number"])
    rest = text[match.end() :]
    dated = _DATED.match(rest) or _DATED_LONG.match(rest)
    day = iso_day(dated["day"], dated["month"], dated["year"]) if dated else None
    return Mention(number, day, match.start())


def mentions_in(lines: Iterable[Line]) -> list[Mention]:
    """The same over several lines, each tied to the line it starts on."""
    run = Run(lines)
    return [Mention(each.number, each.date, each.start, run.line(each.start)) for each in mentions(run.text)]

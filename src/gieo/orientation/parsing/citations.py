"""Documents named in a text: number, symbol and date."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gieo.kernel.text import fold
from gieo.orientation.parsing.lines import Line

# 53/KH-UBND, 40/2020/QĐ-UBND, 95-NQ/TU, 52-CTr/TU, 06/2023/TT-BKHCN, 29/2013/QH13, 01-NQ/ĐH, "370- KL/TU" over two lines
_SYMBOL = r"[A-ZĐ][A-Za-zĐđ&]*\d*(?:[-/]\s?[A-ZĐ][A-Za-zĐđ&]*\d*)*"
NUMBER = re.compile(rf"(?<![\w/.])(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?[/\-]\s?(?P<symbol>{_SYMBOL}))(?!\w)")
DATE = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)")
LONG_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE)
_DATED = re.compile(rf"^[,(\s]*(?:ký\s+)?ngày\s+{DATE.pattern}", re.IGNORECASE)
_DATED_LONG = re.compile(rf"^[,(\s]*{LONG_DATE.pattern}", re.IGNORECASE)


# "Luật Ngân sách nhà nước", "Đề án đẩy mạnh …": the name begins with a capital and runs to where the sentence goes on.
_UNNUMBERED = re.compile(
    r"(?P<law>(?:Bộ luật|Luật|Pháp lệnh)\s+(?=[A-ZĐÀ-Ỹ]))|"
    r"(?<=[a-zà-ỹđ;,]\s)(?:(?P<resolution>Nghị quyết)|Đề án|Chiến lược|Chương trình hành động|Quy hoạch)\s+(?!số\b|này\b|trên\b|nêu\b|\d)"
)
_LAW_ENDS = re.compile(
    r"[.;:()]|,(?! công nghệ)|\s(?:và\s(?=[a-zà-ỹđ])(?!đổi mới)|được|năm|ngày|số|quy định|hiện hành|để|về|thì)\b|\s(?=\d)"
)
_SCHEME_ENDS = re.compile(
    r"[,.;:()]|\s-\s|\svà\s(?:Nghị quyết|Đề án|Luật)\b|\s(?:giai đoạn|nhiệm kỳ|đề ra|theo hướng|trên địa bàn|đến năm|của tỉnh)\b"
)
LONGEST_NAME = 220
TELLING = 7  # words by which two names are told apart: the ends of two mentions vary
SHORTEST_SCHEME = 5  # words: "Đề án của Sở" names none


@dataclass(frozen=True, slots=True)
class Named:
    """A document named without its number, and where."""

    text: str
    line: int


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


def unnumbered_in(lines: Iterable[Line], grounds: set[int]) -> list[Named]:
    """Laws, resolutions and schemes named without a number, each name once, at its first line.

    A scheme within a ground is what the numbered document of that ground is about, and no document of its own.
    """
    run = Run(lines)
    found: dict[str, Named] = {}
    for match in _UNNUMBERED.finditer(run.text):
        line, is_scheme = run.line(match.start()), not (match["law"] or match["resolution"])
        name = _name_at(run.text, match)
        numbered = NUMBER.search(run.text, match.end(), match.end() + len(name) + len(" số 93/2025/QH15"))
        if numbered or (is_scheme and line in grounds) or (not match["law"] and len(name.split()) < SHORTEST_SCHEME):
            continue
        found.setdefault(" ".join(fold(name).split()[:TELLING]), Named(name, line))
    return list(found.values())


def _name_at(text: str, match: re.Match[str]) -> str:
    rest = text[match.end() : match.end() + LONGEST_NAME]
    ends = (_LAW_ENDS if match["law"] else _SCHEME_ENDS).search(rest)
    return " ".join((match.group() + rest[: ends.start() if ends else len(rest)]).split())

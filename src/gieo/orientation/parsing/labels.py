"""How a line can begin: with a part, a numeral, a letter or a bullet."""

import re
from dataclasses import dataclass
from enum import IntEnum

from gieo.kernel.text import collapse
from gieo.orientation.parsing.letters import CAPITAL, SMALL
from gieo.orientation.parsing.lines import BULLET, Line


class Level(IntEnum):
    """The order of levels that NĐ 30/2020 (annex I, II.5) gives: the smaller holds the greater."""

    ROOT = 0
    PART = 1
    UPPER = 2
    ROMAN = 3
    ARTICLE = 4
    ARABIC = 5
    DECIMAL = 6
    LETTER = 7
    PAREN = 8
    PLAIN = 9
    BULLET = 10
    PARAGRAPH = 11


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the words of a line.

    Attributes:
        printed: as it stands, e.g. "III.", "PHẦN I", "a)".
        value: its place in its count, from 1.
        path: all numbers of a label of several ("3.1.2"), else the value alone.
        mark: of a bullet, dashes of any length as "-".
        rest: the words behind it.
    """

    level: Level
    printed: str
    value: int
    rest: str
    path: tuple[int, ...] = ()
    mark: str = ""

    @property
    def style(self) -> str:
        """The name of the level, for findings."""
        return self.level.name.lower()


_PART = re.compile(
    r"^(?P<printed>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?P<n>[IVX]{1,5}|\d{1,2}|(?:THỨ|thứ)\s+\w+))"
    rf"(?:\s*[.:)–-]\s*(?P<rest>.*)|\s+(?P<capitals>[^{SMALL}]{{4,}})|)$"
)
_ARTICLE = re.compile(r"^(?P<printed>Điều\s+(?P<n>\d{1,3})\.)\s*(?P<rest>\S.*)$")
_UPPER = re.compile(rf"^(?P<printed>(?P<n>[A-HK])[./)])\s+(?P<rest>[{CAPITAL}].*)$")
_ROMAN = re.compile(
    rf"^(?P<printed>(?P<n>[IVX]{{1,5}})(?:[.)]{{1,2}}|:|/(?=\s|[{CAPITAL}]{{2}})|\s?[-–](?=\s)))\s*(?P<rest>\S.*)$"
)
_DECIMAL = re.compile(
    rf"^(?P<printed>(?P<n>(?:[IVX]{{1,5}}|\d{{1,2}})(?:\.\d{{1,2}}){{1,3}})[.)/]?)\s+(?P<rest>[{CAPITAL}“\"(].*)$"
)
_ARABIC = re.compile(
    rf"^(?P<printed>(?P<n>\d{{1,2}})(?:[.)](?!\d)|/(?=\s|[{CAPITAL}])|\s?[-–](?=\s+[{CAPITAL}])))\s*(?P<rest>\S.*)$"
)
_PAREN = re.compile(r"^(?P<printed>\((?P<n>\d{1,2}|[a-zđ])\))\s*(?P<rest>\S.*)$")
_LETTER = re.compile(rf"^(?P<printed>(?P<n>[a-zđ])(?:\)|\.(?=\s)|/(?=\s|[{CAPITAL}])))\s*(?P<rest>\S.*)$")

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
LETTERS = "abcdđeghiklmnopqrstuvxy"


def label_of(line: Line) -> Label | None:
    """The label a line begins with, if it looks like one; whether it is one, its neighbours decide."""
    if line.is_bullet:
        return _bullet(line.text)
    return _part(line.text) or _numbered(line.text)


def _bullet(text: str) -> Label:
    match = BULLET.match(text)
    printed = match.group().strip() if match else ""
    mark = "-" if printed in {"–", "—", "\uf02d"} else printed
    return Label(Level.BULLET, printed, 0, text[match.end() if match else 0 :], mark=mark)


def _part(text: str) -> Label | None:
    match = _PART.match(text)
    if not match:
        return None
    rest = match["rest"] or match["capitals"] or ""
    return _valued(Level.PART, collapse(match["printed"]), match["n"].split()[-1], rest)


def _numbered(text: str) -> Label | None:
    for level, pattern in (
        (Level.ARTICLE, _ARTICLE),
        (Level.DECIMAL, _DECIMAL),
        (Level.ROMAN, _ROMAN),
        (Level.UPPER, _UPPER),
        (Level.ARABIC, _ARABIC),
        (Level.PAREN, _PAREN),
        (Level.LETTER, _LETTER),
    ):
        match = pattern.match(text)
        if match:
            return _valued(level, match["printed"].strip(), match["n"], match["rest"])
    return None


def _valued(level: Level, printed: str, number: str, rest: str) -> Label | None:
    """With its value; None when the numeral is none (IIV, 1.0)."""
    path = tuple(_value(level, each) for each in number.split("."))
    return Label(level, printed, path[-1], rest, path) if all(path) else None


def _value(level: Level, number: str) -> int:
    if number.isdecimal():
        return int(number)
    if number.casefold() in _ORDINALS:
        return _ORDINALS.index(number.casefold()) + 1
    if level in {Level.LETTER, Level.PAREN}:
        return LETTERS.find(number) + 1
    if level is Level.UPPER:
        return ord(number) - ord("A") + 1
    return roman_value(number)


def roman_value(numeral: str) -> int:
    """IV → 4; 0 for what is no numeral."""
    if not numeral or set(numeral) - set(_ROMAN_VALUES):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    value = sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))
    return value if roman(value) == numeral else 0


def roman(value: int) -> str:
    """The reverse: 4 → IV."""
    numeral = ""
    for step, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        numeral += letters * (value // step)
        value %= step
    return numeral


def normalised(printed: str) -> str:
    """PHẦN I: → I; 3.1. → 3.1; a) → a."""
    return printed.rpartition(" ")[2].strip(".:)(/-–")

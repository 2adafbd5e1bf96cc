"""Cutting a text into syllables; each in two forms, with its tone and without any mark."""

import re
from functools import lru_cache
from typing import NamedTuple

from gieo.kernel import text

_WORD = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*")
# quản lý and quản lí, kỹ and kĩ: y that ends a syllable after a consonant or qu is written i as well
_CLOSING_Y = re.compile(r"(?<=[bcdfghjklmnpqrstvxzđ])[yýỳỷỹỵ]$|(?<=^qu)[yýỳỷỹỵ]$|^[yýỳỷỹỵ]$")
_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


class Syllable(NamedTuple):
    """One syllable where it stands.

    Attributes:
        toned: lower case with its marks, in one spelling (thuỷ and thủy, lý and lí are one).
        bare: the same without any mark.
        start: place of its first letter in the text.
        end: place after its last letter.
        capital: begins with a capital.
        shouted: two and more letters, all capitals: perhaps initials.
        aside: stands between round brackets.
    """

    toned: str
    bare: str
    start: int
    end: int
    capital: bool
    shouted: bool
    aside: bool


@lru_cache(maxsize=1 << 16)
def spell(word: str) -> tuple[str, str]:
    """Both forms of a word: toned in one spelling, and bare."""
    toned = text.normalise_tone(word.casefold()).replace("’", "'")
    toned = _CLOSING_Y.sub(lambda found: found[0].translate(_TO_I), toned)
    return toned, text.fold(toned)


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, str, bool, bool]:
    """Both forms of a word, whether it begins with a capital and whether it is all capitals."""
    return *spell(word), word[0].isupper(), len(word) > 1 and word.isupper()


def syllables(source: str) -> list[Syllable]:
    """The syllables of a text in NFC, in their order."""
    asides = _asides(source)
    cut = []
    for found in _WORD.finditer(source):
        toned, bare, capital, shouted = _forms(found[0])
        start, end = found.span()
        aside = bool(asides) and any(opens < start < closes for opens, closes in asides)
        cut.append(Syllable(toned, bare, start, end, capital, shouted, aside))
    return cut


def is_accented(cut: list[Syllable]) -> bool:
    """Whether the writer used marks at all; one who did not cannot be asked for them."""
    marked = sum([each.toned != each.bare for each in cut])
    return marked * 5 >= len(cut)


def _asides(source: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"\([^()]*\)", source)] if "(" in source else []

"""Cutting a text into syllables; each in two forms, with its tone and without any mark."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from gieo.kernel import text

_WORD = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*")
# quản lý and quản lí, kỹ and kĩ: y that ends a syllable after a consonant or qu is written i as well
_CLOSING_Y = re.compile(r"(?<=[bcdfghjklmnpqrstvxzđ])[yýỳỷỹỵ]$|(?<=^qu)[yýỳỷỹỵ]$|^[yýỳỷỹỵ]$")
_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


class Syllable(NamedTuple):
    """One syllable, wherever it stands: what is written alike is one and the same value in every text.

    Attributes:
        toned: lower case with its marks, in one spelling (thuỷ and thủy, lý and lí are one).
        bare: the same without any mark.
        capital: begins with a capital.
        shouted: two and more letters, all capitals: perhaps initials.
    """

    toned: str
    bare: str
    capital: bool
    shouted: bool


@dataclass
class Cut:
    """A text in NFC, cut into syllables. Where they stand is looked up once somebody asks: few ask."""

    source: str
    syllables: list[Syllable]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Of each syllable the place of its first letter in the text and the place after its last."""
        return [found.span() for found in _WORD.finditer(self.source)]

    @cached_property
    def asides(self) -> frozenset[int]:
        """Which syllables stand between round brackets."""
        if "(" not in self.source:
            return frozenset()
        brackets = [found.span() for found in re.finditer(r"\([^()]*\)", self.source)]
        starts = [start for start, _end in self.spans]
        return frozenset(
            at for at, start in enumerate(starts) if any(opens < start < closes for opens, closes in brackets)
        )

    @cached_property
    def is_accented(self) -> bool:
        """Whether the writer used marks at all; one who did not cannot be asked for them."""
        marked = sum([each.toned != each.bare for each in self.syllables])
        return marked * 5 >= len(self.syllables)

    def is_beside_next(self, at: int) -> bool:
        """Whether nothing but one letter's room lies between a syllable and the next."""
        return self.spans[at + 1][0] - self.spans[at][1] == 1


@lru_cache(maxsize=1 << 16)
def spell(word: str) -> tuple[str, str]:
    """Both forms of a word: toned in one spelling, and bare."""
    toned = text.normalise_tone(word.casefold()).replace("’", "'")
    toned = _CLOSING_Y.sub(lambda found: found[0].translate(_TO_I), toned)
    return toned, text.fold(toned)


@lru_cache(maxsize=1 << 16)
def _syllable(word: str) -> Syllable:
    toned, bare = spell(word)
    return Syllable(toned, bare, word[0].isupper(), len(word) > 1 and word.isupper())


def cut(source: str) -> Cut:
    """A text in NFC and its syllables, in their order."""
    return Cut(source, list(map(_syllable, _WORD.findall(source))))

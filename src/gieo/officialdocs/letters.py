"""Letters that paper can show: PDF/A refuses any letter its font lacks, and people paste whatever they copied."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from gieo.officialdocs.library import HERE

# What is seen where no letter fits: the place stays visible, never silently blank.
UNKNOWN = "□"
BULLET = "•"
# Signs in common use that the font lacks, and the nearest one it has.
NEAREST = {"⇒": "→", "✓": "√", "✔": "√", "☐": "□", "➢": BULLET, "❖": BULLET, "\t": " ", "\ufe0f": ""}
# Word's Symbol and Wingdings fonts keep their bullets here, and pasting brings the code without the font.
SYMBOL_FONTS = range(0xF020, 0xF100)


def printable(value: Any) -> Any:
    """The same value, all the way down, in letters that the font has."""
    if isinstance(value, str):
        return _printable_text(value)
    if isinstance(value, Mapping):
        return {key: printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [printable(part) for part in value]
    return value


def _printable_text(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    if all(letter in _letters() for letter in composed):
        return composed
    return "".join(_nearest(letter) for letter in composed)


def _nearest(letter: str) -> str:
    if letter in _letters():
        return letter
    if letter in NEAREST:
        return NEAREST[letter]
    if ord(letter) in SYMBOL_FONTS:
        return BULLET
    if unicodedata.category(letter) == "Cc":
        return " "
    plain = unicodedata.normalize("NFKC", letter)  # 𝑥 → x, ﬁ → fi
    return plain if set(plain) <= _letters() else UNKNOWN


@cache
def _letters() -> frozenset[str]:
    """What all four faces hold (a test compares the list with the fonts), and the line end.

    The font also holds controls and letters of its own, which PDF/A-2a refuses: nobody could read them back.
    """
    spans = (line.split("-") for line in (HERE / "fonts" / "coverage.txt").read_text().split())
    held = (chr(code) for first, last in spans for code in range(int(first, 16), int(last, 16) + 1))
    return frozenset("\n").union(letter for letter in held if unicodedata.category(letter) not in {"Cc", "Co"})

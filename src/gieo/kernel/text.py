"""Vietnamese text: one form to store, one to search, one to sort by."""

import re
import unicodedata
from functools import cache

# Tone marks as combining characters, in the order in which Vietnamese sorts them.
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

# Abbreviations of the field with what they stand for, folded; either finds the other.
ABBREVIATIONS = {
    "bkhcn": "bo khoa hoc va cong nghe",
    "cnsh": "cong nghe sinh hoc",
    "cntt": "cong nghe thong tin",
    "dtts": "dan toc thieu so",
    "hdnd": "hoi dong nhan dan",
    "kh&cn": "khoa hoc va cong nghe",
    "khcn": "khoa hoc va cong nghe",
    "kt-xh": "kinh te - xa hoi",
    "mttq": "mat tran to quoc",
    "ntm": "nong thon moi",
    "ntts": "nuoi trong thuy san",
    "ocop": "moi xa mot san pham",
    "shtt": "so huu tri tue",
    "ubnd": "uy ban nhan dan",
}

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:[&\-]\w+)*")
# Two vowels at the end of a syllable whose tone the old school sets on the second, the new on the first, or back.
_OLD_PLACEMENT = re.compile(r"(?<![qQ])([oOuU])([aeyAEY])([\u0300\u0301\u0303\u0309\u0323])(?!\w)")


def nfc(text: str) -> str:
    """The one form in which text is stored."""
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """White space of any kind and length becomes one blank; none at the ends."""
    return _SPACE.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower-case without any mark, đ as d: hoà, hòa and hoa meet."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def normalise_tone(text: str) -> str:
    """Put the tone of open oa, oe, uy on its first vowel (hoà → hòa, uỷ → ủy); qu keeps its own."""
    spread = unicodedata.normalize("NFD", text)
    return nfc(_OLD_PLACEMENT.sub(r"\1\3\2", spread))


def search_key(text: str) -> str:
    """What is stored to be searched: folded, with every abbreviation followed by what it stands for, and back.

    A query is cut by `query_terms`; a row is found when its key contains every term.
    """
    folded = collapse(fold(text))
    extra = [full for short, full in ABBREVIATIONS.items() if short in _words(folded)]
    extra += [short for short, full in ABBREVIATIONS.items() if full in folded]
    return " ".join([folded, *dict.fromkeys(extra)])


def query_terms(query: str) -> list[str]:
    """The words a reader typed, folded; a row must contain each of them."""
    return _words(collapse(fold(query)))


def _words(folded: str) -> list[str]:
    return _WORD.findall(folded)


@cache
def _weights(letter: str) -> tuple[str, str]:
    """The place of a letter in the alphabet and the place of its tone, as sortable characters."""
    spread = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in spread if mark in TONES[1:]), "")
    base = nfc(spread.replace(tone, "")) if tone else letter
    place = ALPHABET.find(base)
    return (f"{place:02d}" if place >= 0 else f"~{base}" if base.isalnum() else base, str(TONES.index(tone)))


def sort_key(text: str) -> str:
    """A key whose byte order is Vietnamese order: letters first (a ă â … y), tones only between equal letters."""
    letters, tones = [], []
    for letter in nfc(collapse(text)).casefold():
        place, tone = _weights(letter)
        letters.append(place)
        tones.append(tone)
    return "".join(letters) + "\x00" + "".join(tones)

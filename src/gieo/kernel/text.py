"""Vietnamese text: one form to store, one to search, one to sort by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

# Tone marks as combining characters, in the order in which Vietnamese sorts them.
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
# The 29 letters in their order, with f j w z of foreign words where a Latin reader looks for them.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

# What is spelt out → the short forms in use, all folded; whichever is written, the others are found.
ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "bien doi khi hau": ("bdkh",),
    "bo khoa hoc va cong nghe": ("bkhcn",),
    "chuyen doi so": ("cds",),
    "cong nghe sinh hoc": ("cnsh",),
    "cong nghe thong tin": ("cntt",),
    "dan toc thieu so": ("dtts",),
    "doi moi sang tao": ("dmst",),
    "giao duc va dao tao": ("gd&dt", "gddt"),
    "hoi dong nhan dan": ("hdnd",),
    "khoa hoc va cong nghe": ("kh&cn", "khcn"),
    "khoa hoc xa hoi va nhan van": ("khxh&nv", "khxhnv"),
    "kinh te xa hoi": ("kt xh", "ktxh"),
    "mat tran to quoc": ("mttq",),
    "moi xa mot san pham": ("ocop",),
    "nghien cuu khoa hoc": ("nckh",),
    "nong nghiep va phat trien nong thon": ("nn&ptnt", "nnptnt"),
    "nong thon moi": ("ntm",),
    "nuoi trong thuy san": ("ntts",),
    "quoc phong an ninh": ("qp an", "qpan"),
    "san xuat thu nghiem": ("sxtn",),
    "so huu tri tue": ("shtt",),
    "so khoa hoc va cong nghe": ("skhcn",),
    "tai nguyen va moi truong": ("tn&mt", "tnmt"),
    "tieu chuan do luong chat luong": ("tcdlcl", "tdc"),
    "uy ban nhan dan": ("ubnd",),
    "van hoa the thao va du lich": ("vhttdl", "vhtt&dl"),
}

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")


def nfc(text: str) -> str:
    """The one form in which text is stored."""
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """White space of any kind and length becomes one blank; none at the ends."""
    return _SPACE.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower-case without any mark, đ as d: hoà, hòa and hoa meet, however they are composed."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


# ---------------------------------------------------------------- where the tone stands


def _placements() -> Iterator[tuple[str, str]]:
    """Open oa, oe, uy with the tone on the second letter (old school) → on the first (new school)."""
    for pair, tone in product(("oa", "oe", "uy"), TONES[1:]):
        for first, second in product(*((letter, letter.upper()) for letter in pair)):
            yield nfc(first + second + tone), nfc(first + tone + second)


_NEW_PLACEMENT = dict(_placements())
# "qu" is one consonant, so quý keeps its tone; a closing consonant (hoàn, thuỷu) leaves no choice of place.
_OLD_PLACEMENT = re.compile(rf"(?<![qQ])(?:{'|'.join(_NEW_PLACEMENT)})(?!\w)")


def normalise_tone(text: str) -> str:
    """One placement of the tone, in NFC: hoà → hòa, uỷ → ủy, thuý → thúy; quý and giá stay."""
    return _OLD_PLACEMENT.sub(lambda found: _NEW_PLACEMENT[found[0]], nfc(text))


# ---------------------------------------------------------------- searching

LAST_TITLES = 2048  # a dossier is called the same through all of its acts, and each act writes its keys


@lru_cache(LAST_TITLES)
def search_key(text: str) -> str:
    """What is stored to be searched: the folded words, then what their abbreviations stand for and the reverse.

    A row is found when its key contains every one of the `query_terms`; the key of "Ứng dụng CNSH" holds
    "cong nghe sinh hoc" too, the key of "công nghệ sinh học" holds "cnsh" too.
    """
    key = " ".join(_words(text))
    return " ".join([key, *_other_names(key)]).strip()


def query_terms(query: str) -> list[str]:
    """The words somebody typed, folded as in `search_key`; a row must contain each of them."""
    return _words(query)


def matches(key: str, query: str) -> bool:
    """Whether a row with this search key answers the query; the reference for every query in SQL."""
    return all(term in key for term in query_terms(query))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _other_names(key: str) -> Iterator[str]:
    """Spelt-out and short forms that the key means but does not say."""
    for full, shorts in ABBREVIATIONS.items():
        names = (full, *shorts)
        if any(_says(key, name) for name in names):
            yield from (name for name in names if not _says(key, name))


def _says(key: str, name: str) -> bool:
    """Whether the words of a name stand in the key as whole words, one after the other."""
    return f" {name} " in f" {key} "


# ---------------------------------------------------------------- sorting

# Weights are two digits, so that the key means the same in every collation of every database.
# End of the letters, anything that is no letter or digit, digits, the alphabet, other scripts.
_END, _MARK, _DIGITS, _LETTERS, _FOREIGN = 0, 1, 10, 20, 90


@lru_cache(LAST_TITLES)
def sort_key(text: str) -> str:
    """A key of digits whose order is Vietnamese order: letters (a ă â … y) decide, then tones, left to right.

    Case and the kind of punctuation do not matter; digits come before letters. Made to be stored in a column.
    """
    weights = [_weigh(letter) for letter in nfc(collapse(text)).casefold()]
    return _joined(letter for letter, _ in weights) + f"{_END:02d}" + "".join(str(tone) for _, tone in weights)


def _joined(weights: Iterable[int]) -> str:
    return "".join(f"{weight:02d}" for weight in weights)


@cache
def _weigh(letter: str) -> tuple[int, int]:
    """The place of a letter in the alphabet, and of its tone among the tones."""
    spread = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in TONES[1:] if mark in spread), "")
    return _place(nfc(spread.replace(tone, "")) if tone else letter), TONES.index(tone)


def _place(base: str) -> int:
    if base and base in ALPHABET:
        return _LETTERS + ALPHABET.index(base)
    if base.isdecimal():
        return _DIGITS + int(base)
    return _FOREIGN if base.isalnum() else _MARK

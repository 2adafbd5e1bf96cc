"""A title without the names in it: enough of the subject to judge one's fit by, nothing that tells whose it is."""

import re
from collections.abc import Iterable

from gieo.kernel import text

MOST, LEAST = 12, 3  # words of a masked title: more tell too much, fewer tell nothing
# What leads over to a name; at the end of a title that was cut it tells that one followed.
LEADING = (
    "tại ở trên địa bàn của do cho với từ thuộc theo vùng huyện tỉnh xã phường thành phố thị trấn thôn bản công ty "
    "trường viện hợp tác trung tâm sở ban nhà máy và bởi là giữa"
)
LEADING_OVER = frozenset(LEADING.split())
MARKS = " ,.;:()[]\"'“”‘’«»-–—"


def masked(title: str, names: Iterable[str] = ()) -> str:
    """The title up to the first name in it; empty where too little is left.

    Names of people, bodies and places are written with capitals, short names and numbers of documents with capitals or
    digits: the first such word ends what is told. A title all in capitals hides its names, so nothing of it is told.

    Args:
        title: as it was handed in.
        names: known ones, which end it however they are written.
    """
    told: list[str] = []
    words = [] if title.isupper() else _before(text.collapse(title), names).split()
    for at, word in enumerate(words[:MOST]):
        if _is_name(word, words[at + 1 : at + 2], first=not at):
            break
        told.append(word)
    is_whole = len(told) == len(title.split())
    while told and not is_whole and told[-1].strip(MARKS).lower() in LEADING_OVER:
        told.pop()
    if len(told) < LEAST:
        return ""
    return " ".join(told).rstrip(MARKS) + ("" if is_whole else "…")


def _before(title: str, names: Iterable[str]) -> str:
    """What stands before the first of the known names."""
    known = [re.escape(name) for name in map(text.collapse, names) if name]
    found = re.search(rf"(?i)(?<!\w)(?:{'|'.join(known)})(?!\w)", title) if known else None
    return title[: found.start()] if found else title


def _is_name(word: str, after: list[str], *, first: bool) -> bool:
    """A word with a capital or a digit; the first word of a title has one anyway, and is told by what follows it."""
    if first and word[:1].isupper() and word[1:].islower():
        return any(each[:1].isupper() for each in after)
    return any(letter.isupper() or letter.isdigit() for letter in word)

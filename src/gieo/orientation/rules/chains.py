"""Which document carries out which, as one sentence of the grounds says it."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from gieo.kernel import text

_CARRIES_OUT = re.compile(r"\b(?:triển khai|thực hiện)\b[^;,()]*$")


def carried_out(sentence: str, numbers: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs (document, what it carries out), in the order of the sentence.

    A document carries out the next one when only "triển khai", "thực hiện" and the kind of paper stand between them
    in the same clause; brackets repeat what was said and are left out.

    Args:
        sentence: one ground.
        numbers: of the documents it names.
    """
    words = re.sub(r"\([^()]*\)", " ", text.collapse(text.nfc(sentence)))
    places = sorted((at, number) for number in numbers if (at := _place(number, words)) is not None)
    for (first, number), (second, carried) in pairwise(places):
        if _CARRIES_OUT.search(words[first:second]):
            yield number, carried


def _place(number: str, words: str) -> int | None:
    """Where a number stands first, however it is spaced."""
    found = re.search(r"\s*".join(re.escape(letter) for letter in number), words)
    return found.start() if found else None

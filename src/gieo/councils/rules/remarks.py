"""Remarks as those read them who may not know whose they are: the words alone, in an order of the words."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gieo.kernel import text


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said of a dossier.

    Attributes:
        key: made of the words, so that it names them and nothing else: no record, no hour, no writer.
        words: as they were left.
    """

    key: str
    words: str


def in_order(said: Iterable[str]) -> list[Remark]:
    """Each text once, by the alphabet: who wrote first, sits first or wrote several cannot be told from the order."""
    return [Remark(_key(words), words) for words in sorted(set(said), key=lambda words: (text.sort_key(words), words))]


def names_in(words: str, names: Iterable[str]) -> list[str]:
    """Which of the names stand in a text as whole words, with or without their marks.

    A text that happens to hold the words of a name counts as naming it: better one remark too few is told.
    """
    said = _spelled(words)
    return [name for name in names if name and f" {_spelled(name)} " in f" {said} "]


def _spelled(words: str) -> str:
    return " ".join(text.query_terms(words))


def _key(words: str) -> str:
    return hashlib.sha256(text.nfc(words).encode()).hexdigest()[:16]


def picked(remarks: Sequence[Remark], keys: Iterable[str]) -> list[Remark]:
    """Those of the keys, in the order of the remarks."""
    wanted = set(keys)
    return [remark for remark in remarks if remark.key in wanted]

"""What differs between two versions of a notice, item by item and word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words that stayed, came or went."""

    kind: Literal["same", "new", "gone"]
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """An item that differs, under its code."""

    code: str
    pieces: tuple[Piece, ...]


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Items that came, went or read otherwise, in the order of the new version; those that went stand last.

    Args:
        before: code → wording of the version that is replaced.
        after: the same of the new one.
    """
    codes = [*after, *(code for code in before if code not in after)]
    differ = [code for code in codes if before.get(code) != after.get(code)]
    return [Change(code, tuple(_pieces(before.get(code, ""), after.get(code, "")))) for code in differ]


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = before.split(), after.split()
    for step, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield Piece("same", " ".join(old[old_from:old_to]))
            continue
        if old_to > old_from:
            yield Piece("gone", " ".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Piece("new", " ".join(new[new_from:new_to]))

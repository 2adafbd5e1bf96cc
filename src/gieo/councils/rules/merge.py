"""Two people wrote upon the same text: line by line, what each changed stands, unless both changed the same lines."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Change:
    """Lines `first` up to `last` of the base are written anew as `lines`; an insertion has no lines of the base."""

    first: int
    last: int
    lines: tuple[str, ...]


def merged(base: str, theirs: str, mine: str) -> str | None:
    """Both changes in one text; None where they meet and somebody has to choose.

    Changes that touch each other count as meeting: who ends a paragraph and who begins the next should look. The same
    change made twice is made once.

    Args:
        base: what both had before their eyes.
        theirs: what stands now.
        mine: what is to be saved.
    """
    lines = base.splitlines()
    changes = sorted(
        {*_changes(lines, theirs.splitlines()), *_changes(lines, mine.splitlines())},
        key=lambda change: (change.first, change.last),
    )
    for before, after in pairwise(changes):
        if after.first <= before.last:
            return None
    written: list[str] = []
    at = 0
    for change in changes:
        written += [*lines[at : change.first], *change.lines]
        at = change.last
    return "\n".join([*written, *lines[at:]])


def _changes(base: list[str], written: list[str]) -> list[Change]:
    matcher = SequenceMatcher(a=base, b=written, autojunk=False)
    return [
        Change(first, last, tuple(written[start:end]))
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]

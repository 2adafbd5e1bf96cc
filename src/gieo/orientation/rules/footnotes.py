"""Which footnotes an item rests on: its own, or those of the last item before it that had one."""

from collections.abc import Iterable, Iterator


def with_inherited(explicit: Iterable[list[int]]) -> Iterator[tuple[list[int], bool]]:
    """For each item in order: its footnotes and whether they are inferred from an earlier item."""
    last: list[int] = []
    for own in explicit:
        yield (own, False) if own else (last, bool(last))
        last = own or last

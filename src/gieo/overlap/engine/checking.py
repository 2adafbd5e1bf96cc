"""The whole check: a first look over the register, a careful one at the best few hundred."""

from collections.abc import Callable, Iterable, Sequence

from gieo.overlap.engine.candidates import Candidates
from gieo.overlap.engine.comparing import Comparison, compare
from gieo.overlap.engine.records import Part, Record

LOOKED_AT = 150
SHOWN = 20

Fetch = Callable[[Sequence[int]], Iterable[tuple[int, dict[Part, str]]]]


def check(
    parts: dict[Part, str], *, index: Candidates, fetch: Fetch, newer: Sequence[int] = (), shown: int = SHOWN
) -> list[Comparison]:
    """The nearest tasks of the register, the nearest first.

    Args:
        parts: the description that asks.
        index: the index of the register.
        fetch: the texts of tasks by number; what it leaves out is not in the register any more.
        newer: tasks the index may not know yet or know as they were; all of them are looked at.
        shown: how many are returned at most.
    """
    rarity = index.rarity()
    query = Record("", parts, rarity)
    wanted = dict.fromkeys([*newer, *index.near(query, LOOKED_AT)])
    looked_at = (compare(query, Record(str(key), texts, rarity)) for key, texts in fetch(list(wanted)))
    return sorted(looked_at, key=lambda each: -each.score)[:shown]

"""The whole check: a first look over the register, a glance at the best few hundred, a careful look at the best.

Reading is what it costs. So of the few hundred only the names are glanced at, of those worth it the names are read and
compared, and every word only of the tasks whose names came near, or that the first look held for the best.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from gieo.overlap.engine.candidates import Candidates
from gieo.overlap.engine.comparing import Comparison, compare
from gieo.overlap.engine.lexicon import lexicon
from gieo.overlap.engine.meaning import Meaning, ordered
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.engine.syllables import spell
from gieo.overlap.engine.uncollected import uncollected
from gieo.overlap.engine.weighing import Rarity

if TYPE_CHECKING:
    from gieo.overlap.engine.vectors import Model  # whoever has no model needs no numbers

LOOKED_AT = 250  # of the first look; at the names of all of them one glances
BY_NAME = 80  # of these the names are read and compared
WHOLE = 45  # of these every word is read
_UNSEEN = 25  # as many of the first look's best are read whatever their names say
SHOWN = 20

T = TypeVar("T")
Texts = tuple[int, dict[Part, str]]
Fetch = Callable[[Sequence[int]], Iterable[Texts]]


@dataclass(frozen=True, slots=True)
class Checked:
    """The nearest tasks, the nearest first, and what the model of meaning says of them, by key; without one nothing."""

    found: list[Comparison]
    meanings: Mapping[str, Meaning] = field(default_factory=dict)


def check(
    parts: dict[Part, str],
    *,
    index: Candidates,
    fetch: Fetch,
    newer: Sequence[int] = (),
    shown: int = SHOWN,
    model: "Model | None" = None,
) -> Checked:
    """The nearest tasks of the register, the nearest first.

    Args:
        parts: the description that asks.
        index: the index of the register.
        fetch: the texts of tasks by number; what it leaves out is not in the register any more.
        newer: tasks the index may not know yet or know as they were; all of them are looked at.
        shown: how many are returned at most.
        model: of meaning; it orders and explains, and never warns by itself.
    """
    rarity = index.rarity()
    query = Record("", parts, rarity)
    wanted = dict.fromkeys([*newer, *index.near(query, LOOKED_AT)])
    texts = dict(fetch(list(wanted)))
    found = [(key, texts[key]) for key in wanted if key in texts]
    sure = min(len(newer), BY_NAME) + _UNSEEN
    with uncollected():
        # What was read and is not shown is let go before cycles are looked for again: the search would walk over it.
        if model is None:
            return Checked(sorted(_compared(query, found, rarity, sure), key=lambda each: -each.score)[:shown])
        compared = _compared(query, found, rarity, sure)
    said = {each.task.key: model.meaning(query, each.task) for each in compared}
    meanings = {key: meaning for key, meaning in said.items() if meaning is not None}
    return Checked(ordered(compared, meanings)[:shown], meanings)


def _compared(query: Record, found: list[Texts], rarity: Rarity, sure: int) -> list[Comparison]:
    """Names first, whole texts of those whose names came near."""
    texts = dict(found)
    named = [_name(key, task, rarity) for key, task in _worth_naming(query, found, sure)]
    return [
        compare(query, Record(task.key, texts[int(task.key)], rarity, task.readings))
        for task in _worth_reading(query, named, sure)
    ]


def _name(key: int, texts: Mapping[Part, str], rarity: Rarity) -> Record:
    return Record(str(key), {part: text for part, text in texts.items() if part == Part.TITLE}, rarity)


def _worth_naming(query: Record, found: list[Texts], sure: int) -> list[Texts]:
    """Where there are many: the first look's best, and of the others those whose names share most syllables."""
    asked = query.said.bares - lexicon().stops
    return _best(found, sure, BY_NAME, lambda each: _shared(asked, each[1].get(Part.TITLE, "")))


def _worth_reading(query: Record, named: list[Record], sure: int) -> list[Record]:
    """Where there are many: the first look's best, and of the others those whose names are nearest."""
    return _best(named, sure, WHOLE, lambda task: compare(query, task).score)


def _best(found: list[T], sure: int, most: int, nearness: Callable[[T], float]) -> list[T]:
    """The first ones as they are, then the nearest of the others; of equals what came first."""
    if len(found) <= most:
        return found
    return [*found[:sure], *sorted(found[sure:], key=lambda each: -nearness(each))[: most - _UNSEEN]]


def _shared(asked: frozenset[str], title: str) -> float:
    """A glance at a name: how many of its telling syllables were asked for, a long name no better than a short one."""
    said = {spell(word)[1] for word in title.split()} - lexicon().stops
    return len(said & asked) / math.sqrt(len(said)) if said else 0.0

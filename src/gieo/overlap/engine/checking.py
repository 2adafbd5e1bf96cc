"""The whole check: a first look over the register, a glance at the best few hundred, a careful look at the best."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gieo.overlap.engine.candidates import Candidates
from gieo.overlap.engine.comparing import Comparison, compare
from gieo.overlap.engine.lexicon import lexicon
from gieo.overlap.engine.meaning import Meaning, ordered
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.engine.syllables import spell
from gieo.overlap.engine.uncollected import uncollected

if TYPE_CHECKING:
    from gieo.overlap.engine.vectors import Model  # whoever has no model needs no numbers

LOOKED_AT = 250  # of the first look; at the names of all of them one glances
CAREFULLY = 80  # of these every word is read
_UNSEEN = 25  # as many of the first look's best are read whatever their names say
SHOWN = 20

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
    kept = _worth_reading(query, [(key, texts[key]) for key in wanted if key in texts], len(newer))
    with uncollected():
        compared = [compare(query, Record(str(key), task, rarity)) for key, task in kept]
    if model is None:
        return Checked(sorted(compared, key=lambda each: -each.score)[:shown])
    said = {each.task.key: model.meaning(query, each.task) for each in compared}
    meanings = {key: meaning for key, meaning in said.items() if meaning is not None}
    return Checked(ordered(compared, meanings)[:shown], meanings)


def _worth_reading(query: Record, found: list[Texts], newer: int) -> list[Texts]:
    """Where there are many: the first look's best, and of the others those whose names share most syllables."""
    sure = min(newer, CAREFULLY) + _UNSEEN
    if len(found) <= CAREFULLY:
        return found
    asked = query.said.bares - lexicon().stops
    rest = [(_shared(asked, texts.get(Part.TITLE, "")), at) for at, (_key, texts) in enumerate(found[sure:], sure)]
    rest.sort(key=lambda each: (-each[0], each[1]))
    return [*found[:sure], *(found[at] for _share, at in rest[: CAREFULLY - _UNSEEN])]


def _shared(asked: frozenset[str], title: str) -> float:
    """A glance at a name: how many of its telling syllables were asked for, a long name no better than a short one."""
    said = {spell(word)[1] for word in title.split()} - lexicon().stops
    return len(said & asked) / math.sqrt(len(said)) if said else 0.0

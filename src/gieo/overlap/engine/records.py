"""What is compared: a task of the register and a text that asks about it, part by part."""

from collections.abc import Collection, Mapping
from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from gieo.overlap.engine.lexicon import Facet, lexicon
from gieo.overlap.engine.reading import Reading, Term, read
from gieo.overlap.engine.weighing import Rarity, weight

_ENOUGH = 3
_PLACE = Facet.PLACE  # taken once, as it is asked for at every word
_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 6


class Part(StrEnum):
    """The parts of a description of a task; each counts for itself."""

    TITLE = "title"
    AIMS = "aims"
    CONTENTS = "contents"
    PRODUCTS = "products"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of several readings together.

    Attributes:
        keys: the things they name.
        bares: their syllables without marks, with those their short forms stand for.
        toned: the same with marks.
        pairs: syllables side by side.
        around: the broader things and larger places of what they name.
        shouted: their short forms.
        initials: the first letters of each reading's syllables.
        accented: all their writers used marks.
    """

    keys: frozenset[str]
    bares: frozenset[str]
    toned: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    around: frozenset[str]
    shouted: frozenset[str]
    initials: tuple[str, ...]
    accented: bool

    @classmethod
    def by(cls, readings: Collection[Reading]) -> "Said":
        """What these readings say."""
        keys = frozenset().union(*(each.keys for each in readings))
        around = lexicon().around
        runs = [run for each in readings for run in each.runs]
        return cls(
            keys=keys,
            bares=frozenset().union(*runs),
            toned=frozenset().union(*(each.toned for each in readings)),
            pairs=frozenset().union(*map(pairwise, runs)),
            around=frozenset().union(*(around[key] for key in keys if key in around)),
            shouted=frozenset(
                each.bare
                for reading in readings
                for each in reading.cut
                if each.shouted and _SHORTEST_INITIALS <= len(each.bare) <= _LONGEST_INITIALS
            ),
            initials=tuple(each.initials for each in readings),
            accented=all(each.accented for each in readings),
        )


class Telling(NamedTuple):
    """A term that tells something, and how much."""

    term: Term
    weight: float


@dataclass(frozen=True)
class Record:
    """A description of a task, as far as it is there.

    Attributes:
        key: what the caller knows it by.
        parts: the text of each part that is there.
        rarity: how rare words are in the register it is compared in.
        known: parts that were read before.
        readings: each part, read.
    """

    key: str
    parts: Mapping[Part, str]
    rarity: Rarity = field(default=Rarity(), repr=False)
    known: InitVar[Mapping[Part, Reading] | None] = None
    readings: Mapping[Part, Reading] = field(init=False, compare=False, repr=False)

    def __post_init__(self, known: Mapping[Part, Reading] | None) -> None:
        """Read every part once; what was read before is not read again."""
        before = known or {}
        readings = {part: before.get(part) or read(text) for part, text in self.parts.items() if text.strip()}
        object.__setattr__(self, "readings", readings)

    @cached_property
    def said(self) -> Said:
        """All that the description says, in whichever part."""
        return Said.by(self.readings.values())

    @cached_property
    def telling(self) -> Mapping[Part, tuple[Telling, ...]]:
        """Of each part the terms that tell something, in their order."""
        return {
            part: tuple(
                [Telling(term, much) for term in reading.terms if (much := weight(term, reading, self.rarity)) > 0]
            )
            for part, reading in self.readings.items()
        }

    @cached_property
    def places(self) -> tuple[tuple[Term, Reading], ...]:
        """The places it names."""
        return tuple(
            (term, reading) for reading in self.readings.values() for term in reading.terms if term.facet is _PLACE
        )

    @property
    def is_weak(self) -> bool:
        """Weak evidence: too little is said to be compared."""
        return sum(each.term.facet != Facet.FRAME for part in self.telling.values() for each in part) < _ENOUGH

"""What a word weighs: by what it is to a task, and by how rare it is in the register."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from gieo.overlap.engine.lexicon import Facet
from gieo.overlap.engine.reading import Reading, Term

# An object decides most, then what is done about it and with what; a frame next to nothing, a place and a phase
# nothing: the same study elsewhere, or its second phase, is still the same study.
_OF_FACET = {
    Facet.OBJECT: 1.0,
    Facet.PROBLEM: 0.7,
    Facet.METHOD: 0.6,
    Facet.SETTING: 0.45,
    Facet.WORD: 0.42,
    Facet.FRAME: 0.0,
    Facet.PLACE: 0.0,
    Facet.PHASE: 0.0,
}
_OF_PHRASE = {Facet.WORD: 0.65, Facet.FRAME: 0.1}
_ASIDE = 0.25  # what stands between brackets repeats or narrows: "(na)", "(XRF)"
_FRAME = Facet.FRAME  # taken once, as it is asked for at every word
_COMMONEST, _SPREAD = 0.6, 0.55


@dataclass(frozen=True, slots=True)
class Rarity:
    """How often things and words occur in the register.

    Attributes:
        tasks: how many tasks the register holds.
        counts: in how many of them a key occurs; a key that is missing occurs in none.
    """

    tasks: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    _known: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, key: str) -> float:
        """From 0.6 for what every task says to 1.15 for what none says."""
        if self.tasks < 2:  # noqa: PLR2004  (one task makes nothing rare)
            return 1.0
        if key not in self._known:
            share = math.log((self.tasks + 1) / (self.counts.get(key, 0) + 1)) / math.log(self.tasks + 1)
            self._known[key] = _COMMONEST + _SPREAD * max(0.0, share)
        return self._known[key]


def weight(term: Term, reading: Reading, rarity: Rarity) -> float:
    """How much a term of a reading tells."""
    base = _OF_FACET[term.facet]
    if term.first != term.last:
        base = _OF_PHRASE.get(term.facet, base)
    if not base or term.facet is _FRAME:
        return base
    base *= rarity.of(term.key)
    return base * _ASIDE if term.first in reading.text.asides else base

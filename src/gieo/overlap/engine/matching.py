"""Whether a description says what another one says, in whatever words."""

from collections.abc import Iterator
from itertools import pairwise

from gieo.overlap.engine.lexicon import Facet, lexicon
from gieo.overlap.engine.reading import Reading, Term
from gieo.overlap.engine.records import Said

RELATED = 0.5  # a broader or a narrower word is half a match
_ALONE = 0.5  # one syllable without its neighbour may belong to another word
_OTHER_TONE = 0.4  # the same letters under other marks are mostly another word
_THING_IN_PIECES = 0.5  # a known thing is not there because its syllables are
_KNOWN = frozenset({Facet.OBJECT, Facet.PROBLEM, Facet.METHOD})
_SHORTEST, _LONGEST = 2, 6


def share(term: Term, reading: Reading, other: Said) -> float:
    """How far another description says a term of a reading: 1 under any of its names, 0 not at all."""
    if term.key in other.keys:
        return 1.0
    if is_shortened(term, reading, other):
        return 1.0
    pieces = in_pieces(term, reading, other)
    return RELATED if pieces < RELATED and is_related(term, other) else pieces


def is_related(term: Term, other: Said) -> bool:
    """Whether the other names something broader or narrower, or the place around it."""
    around = lexicon().around.get(term.key)
    return term.key in other.around or (around is not None and not around.isdisjoint(other.keys))


def in_pieces(term: Term, reading: Reading, other: Said) -> float:
    """How far the other says the syllables of a term."""
    first, last = term.first, term.last
    said = sum([_one(reading, at, other) for at in range(first, last + 1)]) / (last - first + 1)
    if 0 < said < 1 and term.facet in _KNOWN and reading.accented and other.accented:
        return said * _THING_IN_PIECES
    return said


def _one(reading: Reading, at: int, other: Said) -> float:
    """How far the other says one syllable: whole beside a neighbour it has here, half alone."""
    cut = reading.cut
    here = cut[at]
    if here.bare not in other.bares:
        return 0.0
    bound = (at > 0 and (cut[at - 1].bare, here.bare) in other.pairs) or (
        at + 1 < len(cut) and (here.bare, cut[at + 1].bare) in other.pairs
    )
    other_tone = reading.accented and other.accented and here.toned not in other.toned
    return (1.0 if bound else _ALONE) * (_OTHER_TONE if other_tone else 1.0)


def is_shortened(term: Term, reading: Reading, other: Said) -> bool:
    """Whether one side writes it as a short form that the other spells out."""
    here = reading.cut[term.first]
    if here.shouted and term.first == term.last and _SHORTEST <= len(here.bare) <= _LONGEST and here.bare.isalpha():
        return _spelt_out(here.bare, other)
    return bool(other.shouted) and any(
        at <= term.first and term.last < at + len(short)
        for short in other.shouted
        for at in _finds(reading.initials, short)
    )


def _spelt_out(short: str, other: Said) -> bool:
    """The words a short form stands for, or words whose initials it is, stand one after the other in the other."""
    for full in lexicon().shorts.get(short, ()):
        bares = [each.bare for each in full.syllables]
        if other.bares.issuperset(bares) and other.pairs.issuperset(pairwise(bares)):
            return True
    return any(short in initials for initials in other.initials)


def _finds(line: str, short: str) -> Iterator[int]:
    at = line.find(short)
    while at >= 0:
        yield at
        at = line.find(short, at + 1)

"""Under which codes of a list a text may stand, by the words it names."""

from collections.abc import Iterator, Mapping, Sequence

from gieo.overlap.engine.lexicon import Facet, Lexicon, Sense
from gieo.overlap.engine.reading import Reading, Term
from gieo.overlap.engine.records import Part

_TITLE = 2.0  # a name tells more than the rest,
_OBJECT = 1.5  # what is studied more than how or what for,
_LONGER = 0.25  # a longer word more than a short one,
_LATER = 0.85  # and what comes first more than what follows


def lexicon_of(words: Mapping[str, Sequence[str]]) -> Lexicon:
    """The words of each code, ready to be found in a text; a word under two codes counts for the first."""
    known = Lexicon()
    for code, phrases in words.items():
        for phrase in phrases:
            known.add(phrase, Sense(code, phrase, Facet.WORD))
    return known


def words_told(readings: Mapping[Part, Reading], known: Lexicon) -> dict[str, dict[str, float]]:
    """By code the words of it that a text names, each with its weight."""
    told: dict[str, dict[str, float]] = {}
    for part, reading in readings.items():
        for nth, (sense, length, is_object) in enumerate(_named(reading, known)):
            weight = (_TITLE if part == Part.TITLE else 1.0) * (1 + _LONGER * (length - 1)) * _LATER**nth
            words = told.setdefault(sense.key, {})
            words[sense.name] = max(words.get(sense.name, 0.0), weight * (_OBJECT if is_object else 1.0))
    return told


def _named(reading: Reading, known: Lexicon) -> Iterator[tuple[Sense, int, bool]]:
    """Each word of a code in a text, the longest at each place: what it means, its syllables, whether it is studied."""
    words = [each.toned if reading.accented else each.bare for each in reading.cut]
    phrases = known.toned if reading.accented else known.bare
    of = {at: term for term in reading.terms for at in range(term.first, term.last + 1)}
    at = 0
    while at < len(words):
        found = [each for each in phrases.at(words, at) if _is_whole(reading, of, at, at + each[0] - 1)]
        if found:
            length, sense = found[0]
            yield sense, length, any(of[each].facet == Facet.OBJECT for each in range(at, at + length))
        at += found[0][0] if found else 1


def _is_whole(reading: Reading, of: Mapping[int, Term], first: int, last: int) -> bool:
    """No piece of a longer word ("thông" in "thông tin"), no place ("Điện Biên"), no gene ("NA")."""
    if first == last and reading.cut[first].shouted:
        return False
    begins, ends = of[first], of[last]
    inside = begins.first >= first and ends.last <= last
    return (inside or begins.facet == Facet.OBJECT) and begins.facet != Facet.PLACE

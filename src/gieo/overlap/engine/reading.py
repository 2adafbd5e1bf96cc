"""Reading a text: which things, problems, methods and places it names, and which words are left."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from gieo.kernel.text import nfc
from gieo.overlap.engine.lexicon import Facet, Lexicon, Phrases, Sense, lexicon
from gieo.overlap.engine.syllables import Cut, Syllable, cut

# After these a capital begins a place, whatever the word means otherwise ("huyện Trà Lĩnh" holds no tea)…
_UNIT_MARKS = frozenset({"tỉnh", "huyện", "xã", "phường", "quận", "thôn", "bản", "trấn", "tinh", "huyen", "xa"})
# … after these it does unless it is a known word.
_PLACE_MARKS = _UNIT_MARKS | {"đảo", "tp", "ở", "tại", "phố", "vùng", "nguyên", "sông", "hồ", "núi", "o", "tai"}
_PEOPLE_MARKS = frozenset({"người", "tộc"})
_PHASES = frozenset({"pha", "dot", "lan"})
_PHASE_STARTS = _PHASES | {"giai"}
_STARTS = _PHASE_STARTS | {"nguoi", "toc"}
_AND = frozenset({"và", "va", "huyện", "tỉnh", "xã"})
_YEAR = re.compile(r"(19|20)\d\d")
_NUMERAL = re.compile(r"\d+([.,]\d+)*|[ivx]+", re.IGNORECASE)
_LONGEST_NAME = 4
_PLACE = Facet.PLACE  # taken once: an enumeration hands out its members slowly, and this one is asked for at every word


class Term(NamedTuple):
    """A word or phrase of a text and what it means.

    Attributes:
        key: the thing it names; for a plain word its bare syllable.
        name: how to show it.
        facet: what it is to the task.
        first: its first syllable in the reading.
        last: its last syllable.
        kind: the kind of thing, where things of one kind speak against each other.
    """

    key: str
    name: str
    facet: Facet
    first: int
    last: int
    kind: str = ""

    @property
    def length(self) -> int:
        """How many syllables it has."""
        return self.last - self.first + 1


@dataclass
class Reading:
    """A text that was read.

    Attributes:
        text: the text in NFC with the places of its syllables.
        cut: its syllables.
        terms: its words and phrases in their order.
        accented: its writer used marks.
        keys: the things it names, by key.
        runs: its bare syllables, and those of each thing its short forms may stand for.
        toned: its syllables with marks, and those its short forms may stand for.
        initials: first letter of each syllable, one string.
        meant: things its short forms may stand for, with their facets.
    """

    text: Cut
    cut: list[Syllable]
    terms: list[Term]
    accented: bool
    keys: set[str]
    runs: list[list[str]]
    toned: list[str]
    initials: str
    meant: list[tuple[str, Facet]] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The text in NFC; places of syllables point into it."""
        return self.text.source

    def words(self, term: Term) -> str:
        """A term as it stands in the text."""
        return self.source[self.text.spans[term.first][0] : self.text.spans[term.last][1]]


def read(source: str) -> Reading:
    """Read a text."""
    known = lexicon()
    text = cut(nfc(source))
    said = text.syllables
    bares = [each.bare for each in said]
    terms = list(_terms(text, known, accented=text.is_accented))
    reading = Reading(
        text,
        said,
        terms,
        text.is_accented,
        keys={term.key for term in terms},
        runs=[bares],
        toned=[each.toned for each in said],
        initials="".join([bare[0] for bare in bares]),
    )
    for short in [each.bare for each in said if each.shouted or "&" in each.bare]:
        for full in known.shorts.get(short, ()):
            _mean(reading, full, known)
    return reading


def _mean(reading: Reading, full: Cut, known: Lexicon) -> None:
    """Let a reading say, beside a short form, what it may stand for."""
    reading.runs.append([each.bare for each in full.syllables])
    reading.toned += [each.toned for each in full.syllables]
    meant = [(term.key, term.facet) for term in _terms(full, known, accented=True)]
    reading.meant += meant
    reading.keys.update([key for key, _facet in meant])


def _terms(text: Cut, known: Lexicon, *, accented: bool) -> Iterator[Term]:
    said = text.syllables
    words = [each.toned for each in said] if accented else [each.bare for each in said]
    phrases = known.toned if accented else known.bare
    begun = phrases.begin(words)
    at = 0
    after_place = False
    while at < len(said):
        here = said[at]
        term = None
        if here.capital or here.bare in _STARTS or here.bare.isdecimal():
            term = _special(text, words, at, phrases)
        if term is None and at in begun:
            term = _phrase(said, words, at, phrases)
        if term is None and here.capital:
            term = _named_place(text, words, at, after_place=after_place)
        if term is None:
            key, name, facet = _word(here, accented)
            term = Term(key, name, facet, at, at)
        yield term
        after_place = term.facet is _PLACE or (after_place and words[at] in _AND)
        at = term.last + 1


def _special(text: Cut, words: list[str], at: int, phrases: Phrases) -> Term | None:
    """What is told by its form, before any phrase: a phase, a people, a place after its unit."""
    here = text.syllables[at]
    if here.bare in _PHASE_STARTS or here.bare.isdecimal():
        return _phase(text.syllables, words, at)
    if words[at] in _PEOPLE_MARKS:
        return _people(text, words, at, phrases)
    if at and here.capital and words[at - 1] in _UNIT_MARKS:
        return _unit(text, words, at, phrases)
    return None


def _phrase(said: Sequence[Syllable], words: list[str], at: int, phrases: Phrases) -> Term | None:
    for length, sense in phrases.at(words, at):
        if _may_mean(sense, said[at : at + length]):
            return Term(sense.key, sense.name, sense.facet, at, at + length - 1, sense.kind)
    return None


def _unit(text: Cut, words: list[str], at: int, phrases: Phrases) -> Term | None:
    """A place nobody listed, under a word that means something else too."""
    if any(sense.facet == Facet.PLACE for _length, sense in phrases.at(words, at)):
        return None
    return _named_place(text, words, at, after_place=False)


def _may_mean(sense: Sense, said: Sequence[Syllable]) -> bool:
    """A proper name is written with a capital: "hòa bình" is peace, "Hòa Bình" a province; "NA" is a gene, no fruit."""
    if sense.proper:
        return any(each.capital for each in said)
    return not (sense.kind == "species" and len(said) == 1 and said[0].shouted)


def _people(text: Cut, words: list[str], at: int, phrases: Phrases) -> Term | None:
    """A people nobody listed: "người" and a name; a listed one is found under its own name."""
    said = text.syllables
    if at + 1 >= len(said) or not said[at + 1].capital:
        return None
    if any(length > 1 for length, _sense in phrases.at(words, at)):
        return None
    last = _capital_run(text, at + 1)
    name = " ".join(each.bare for each in said[at + 1 : last + 1])
    return Term(f"people:{name}", " ".join(words[at : last + 1]), Facet.OBJECT, at, last, "people")


def _named_place(text: Cut, words: Sequence[str], at: int, *, after_place: bool) -> Term | None:
    """A place nobody listed: capitals after "huyện", "ở"…, or after another place."""
    said = text.syllables
    if not said[at].capital or said[at].shouted or at == 0:
        return None
    before = words[at - 1]
    if before not in _PLACE_MARKS and not after_place:
        return None
    last = _capital_run(text, at)
    name = " ".join(each.bare for each in said[at : last + 1])
    return Term(f"place:{name}", " ".join(each.toned for each in said[at : last + 1]), Facet.PLACE, at, last)


def _capital_run(text: Cut, at: int) -> int:
    said = text.syllables
    last = at
    while (
        last + 1 < len(said)
        and last - at + 1 < _LONGEST_NAME
        and said[last + 1].capital
        and not said[last + 1].shouted
        and text.is_beside_next(last)
    ):
        last += 1
    return last


def _phase(said: Sequence[Syllable], words: Sequence[str], at: int) -> Term | None:
    """Which part of the work it is, not which work: "giai đoạn 2", "đợt II", "2021-2025"."""
    last = at + 1 if (said[at].bare, said[at + 1].bare if at + 1 < len(said) else "") == ("giai", "doan") else at
    is_mark = last > at or said[at].bare in _PHASES
    while last + 1 < len(said) and is_mark and _NUMERAL.fullmatch(said[last + 1].bare):
        last += 1
    numbered = is_mark and _NUMERAL.fullmatch(said[last].bare)
    if not numbered and not _YEAR.fullmatch(said[at].bare):
        return None
    name = " ".join(words[at : last + 1])
    return Term(f"phase:{name}", name, Facet.PHASE, at, last)


@lru_cache(maxsize=1 << 16)
def _word(here: Syllable, accented: bool) -> tuple[str, str, Facet]:
    """A plain word: its key, how to show it, and whether it tells anything."""
    known = lexicon()
    stop = here.toned in known.toned_stops if accented else here.bare in known.stops
    if (stop and not here.shouted) or _NUMERAL.fullmatch(here.bare):
        return f"stop:{here.bare}", here.toned, Facet.FRAME
    return here.bare, here.toned, Facet.WORD

"""Reading a text: which things, problems, methods and places it names, and which words are left."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gieo.kernel.text import nfc
from gieo.overlap.engine.lexicon import Facet, Lexicon, Phrases, Sense, lexicon
from gieo.overlap.engine.syllables import Syllable, is_accented, syllables

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


@dataclass(slots=True)
class Reading:
    """A text that was read.

    Attributes:
        source: the text in NFC; places of syllables point into it.
        cut: its syllables.
        terms: its words and phrases in their order.
        accented: its writer used marks.
        keys: the things it names, by key.
        bares: its bare syllables, with those its short forms stand for.
        toned: the same with marks.
        pairs: bare syllables that stand side by side, likewise.
        initials: first letter of each syllable, one string.
        meant: things its short forms may stand for, with their facets.
    """

    source: str
    cut: list[Syllable]
    terms: list[Term]
    accented: bool
    keys: set[str] = field(default_factory=set)
    bares: set[str] = field(default_factory=set)
    toned: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    initials: str = ""
    meant: list[tuple[str, Facet]] = field(default_factory=list)

    def words(self, term: Term) -> str:
        """A term as it stands in the text."""
        return self.source[self.cut[term.first].start : self.cut[term.last].end]


def read(source: str) -> Reading:
    """Read a text."""
    known = lexicon()
    source = nfc(source)
    cut = syllables(source)
    reading = Reading(source, cut, [], is_accented(cut))
    reading.terms = list(_terms(cut, known, accented=reading.accented))
    reading.initials = "".join(each.bare[0] for each in cut)
    reading.keys = {term.key for term in reading.terms}
    _note(reading, cut)
    for each in cut:
        for full in known.shorts.get(each.bare, ()) if each.shouted or "&" in each.bare else ():
            _note(reading, full)
            reading.meant += [(term.key, term.facet) for term in _terms(full, known, accented=True)]
    reading.keys |= {key for key, _facet in reading.meant}
    return reading


def _note(reading: Reading, cut: Sequence[Syllable]) -> None:
    bares = [each.bare for each in cut]
    reading.bares.update(bares)
    reading.toned.update([each.toned for each in cut])
    reading.pairs.update(pairwise(bares))


def _terms(cut: Sequence[Syllable], known: Lexicon, *, accented: bool) -> Iterator[Term]:
    words = [each.toned if accented else each.bare for each in cut]
    phrases = known.toned if accented else known.bare
    at = 0
    after_place = False
    while at < len(cut):
        here = cut[at]
        term = None
        if here.capital or here.bare in _STARTS or here.bare.isdecimal():
            term = _special(cut, words, at, phrases)
        if term is None:
            term = _phrase(cut, words, at, phrases)
        if term is None and here.capital:
            term = _named_place(cut, words, at, after_place=after_place)
        if term is None:
            term = Term(*_word(here.toned, here.bare, shouted=here.shouted, accented=accented), at, at)
        yield term
        after_place = term.facet == Facet.PLACE or (after_place and words[at] in _AND)
        at = term.last + 1


def _special(cut: Sequence[Syllable], words: list[str], at: int, phrases: Phrases) -> Term | None:
    """What is told by its form, before any phrase: a phase, a people, a place after its unit."""
    word, bare = words[at], cut[at].bare
    if bare in _PHASE_STARTS or bare.isdecimal():
        return _phase(cut, words, at)
    if word in _PEOPLE_MARKS:
        return _people(cut, words, at, phrases)
    if at and cut[at].capital and words[at - 1] in _UNIT_MARKS:
        return _unit(cut, words, at, phrases)
    return None


def _phrase(cut: Sequence[Syllable], words: list[str], at: int, phrases: Phrases) -> Term | None:
    for length, sense in phrases.at(words, at):
        if _may_mean(sense, cut[at : at + length]):
            return Term(sense.key, sense.name, sense.facet, at, at + length - 1, sense.kind)
    return None


def _unit(cut: Sequence[Syllable], words: list[str], at: int, phrases: Phrases) -> Term | None:
    """A place nobody listed, under a word that means something else too."""
    if any(sense.facet == Facet.PLACE for _length, sense in phrases.at(words, at)):
        return None
    return _named_place(cut, words, at, after_place=False)


def _may_mean(sense: Sense, cut: Sequence[Syllable]) -> bool:
    """A proper name is written with a capital: "hòa bình" is peace, "Hòa Bình" a province; "NA" is a gene, no fruit."""
    if sense.proper:
        return any(each.capital for each in cut)
    return not (sense.kind == "species" and len(cut) == 1 and cut[0].shouted)


def _people(cut: Sequence[Syllable], words: list[str], at: int, phrases: Phrases) -> Term | None:
    """A people nobody listed: "người" and a name; a listed one is found under its own name."""
    if at + 1 >= len(cut) or not cut[at + 1].capital:
        return None
    if any(length > 1 for length, _sense in phrases.at(words, at)):
        return None
    last = _capital_run(cut, at + 1)
    name = " ".join(each.bare for each in cut[at + 1 : last + 1])
    return Term(f"people:{name}", " ".join(words[at : last + 1]), Facet.OBJECT, at, last, "people")


def _named_place(cut: Sequence[Syllable], words: Sequence[str], at: int, *, after_place: bool) -> Term | None:
    """A place nobody listed: capitals after "huyện", "ở"…, or after another place."""
    if not cut[at].capital or cut[at].shouted or at == 0:
        return None
    before = words[at - 1]
    if before not in _PLACE_MARKS and not after_place:
        return None
    last = _capital_run(cut, at)
    name = " ".join(each.bare for each in cut[at : last + 1])
    return Term(f"place:{name}", " ".join(each.toned for each in cut[at : last + 1]), Facet.PLACE, at, last)


def _capital_run(cut: Sequence[Syllable], at: int) -> int:
    last = at
    while (
        last + 1 < len(cut)
        and last - at + 1 < _LONGEST_NAME
        and cut[last + 1].capital
        and not cut[last + 1].shouted
        and cut[last + 1].start - cut[last].end == 1
    ):
        last += 1
    return last


def _phase(cut: Sequence[Syllable], words: Sequence[str], at: int) -> Term | None:
    """Which part of the work it is, not which work: "giai đoạn 2", "đợt II", "2021-2025"."""
    last = at + 1 if (cut[at].bare, cut[at + 1].bare if at + 1 < len(cut) else "") == ("giai", "doan") else at
    is_mark = last > at or cut[at].bare in _PHASES
    while last + 1 < len(cut) and is_mark and _NUMERAL.fullmatch(cut[last + 1].bare):
        last += 1
    numbered = is_mark and _NUMERAL.fullmatch(cut[last].bare)
    if not numbered and not _YEAR.fullmatch(cut[at].bare):
        return None
    name = " ".join(words[at : last + 1])
    return Term(f"phase:{name}", name, Facet.PHASE, at, last)


@lru_cache(maxsize=1 << 16)
def _word(toned: str, bare: str, *, shouted: bool, accented: bool) -> tuple[str, str, Facet]:
    """A plain word: its key, how to show it, and whether it tells anything."""
    known = lexicon()
    stop = toned in known.toned_stops if accented else bare in known.stops
    if (stop and not shouted) or _NUMERAL.fullmatch(bare):
        return f"stop:{bare}", toned, Facet.FRAME
    return bare, toned, Facet.WORD

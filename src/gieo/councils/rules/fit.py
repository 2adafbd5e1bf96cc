"""How well somebody's competence meets a dossier: by the things and words both speak of, the rare ones first."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gieo.overlap.engine.lexicon import Facet
from gieo.overlap.engine.reading import read

Words = Mapping[str, str]
SHOWN = 4
# Words that every paper has ("xây dựng mô hình", "giai đoạn") say nothing of who knows the matter.
TELLS_NOTHING = frozenset({Facet.FRAME, Facet.PHASE})
# A competence of one word never fits whole: it is weighed as if it said so much more.
UNSAID = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a competence meets a dossier.

    Attributes:
        percent: of what the competence says, weighed by rarity, the share the dossier speaks of too; never the whole.
        shared: what both speak of, the most telling first.
    """

    percent: int
    shared: tuple[str, ...]


def words_of(said: str) -> Words:
    """The things and words of a text, by key, as they are shown; a thing has one key however it is written."""
    return {term.key: term.name for term in read(said).terms if term.facet not in TELLS_NOTHING}


def fits(dossier: str, competences: Mapping[int, str]) -> dict[int, Fit]:
    """The fit of each competence of a bank, whose texts say which words are rare."""
    asked = words_of(dossier)
    known = {number: words_of(said) for number, said in competences.items()}
    weight = _rarity(known.values())
    return {number: _fit(asked, words, weight) for number, words in known.items()}


def _fit(asked: Words, words: Words, weight: Mapping[str, float]) -> Fit:
    shared = sorted(asked.keys() & words.keys(), key=lambda key: (-weight[key], key))
    whole = sum(weight[key] for key in words)
    usual = sum(weight.values()) / len(weight) if weight else 0.0
    share = sum(weight[key] for key in shared) / (whole + UNSAID * usual) if whole else 0.0
    return Fit(round(100 * share), tuple(words[key] for key in shared[:SHOWN]))


def _rarity(texts: Iterable[Words]) -> dict[str, float]:
    """A word that every expert bears tells nothing of any."""
    every = list(texts)
    counted = Counter(key for words in every for key in words)
    return {key: math.log((len(every) + 1) / number) for key, number in counted.items()}

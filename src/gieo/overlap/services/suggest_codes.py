"""Suggest under which codes of the national list tasks stand: by their words and by the tasks nearest to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gieo.overlap import keeping
from gieo.overlap.engine.branches import lexicon_of, words_told
from gieo.overlap.engine.comparing import compare
from gieo.overlap.engine.lexicon import Lexicon
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.engine.uncollected import uncollected
from gieo.overlap.engine.weighing import Rarity
from gieo.registry.models import RegisterEntry
from gieo.registry.rules.classification import BRANCH, Branch, branches

SUGGESTED = 3
NEAREST = 10  # of each task as many are asked for their codes
_NEAR = 0.35  # a name farther away tells nothing of the branch
_AS_WORDS = 6.0  # a task of the same name tells as much as three words of two syllables in the name


@dataclass(slots=True)
class Suggestion:
    """A branch a task may belong to, and why.

    Attributes:
        branch: of the list.
        weight: how much speaks for it; of use only beside the others.
        words: what the task names of it, the most telling first.
        near: numbers of the nearest tasks that stand under it.
    """

    branch: Branch
    weight: float = 0.0
    words: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)


def suggest_codes(entries: Sequence[RegisterEntry]) -> dict[int, list[Suggestion]]:
    """By key of the entry the branches it may belong to, the likeliest first; nothing where nothing speaks for any."""
    current = keeping.index().current()
    rarity = current[1].rarity() if current else Rarity()
    with uncollected():
        asked = {entry.pk: Record(str(entry.pk), _parts(entry), rarity) for entry in entries}
    near = {pk: current[1].near(record, NEAREST + 1) for pk, record in asked.items()} if current else {}
    coded = _coded({key for keys in near.values() for key in keys})
    return {pk: _best(record, _neighbours(pk, record, near.get(pk, ()), coded, rarity)) for pk, record in asked.items()}


@cache
def _lexicon() -> Lexicon:
    return lexicon_of({code: branch.words for code, branch in branches().items()})


def _parts(entry: RegisterEntry) -> dict[Part, str]:
    texts = {Part.TITLE: entry.title, Part.AIMS: entry.aims, Part.PRODUCTS: entry.products}
    return {part: text for part, text in texts.items() if text}


Coded = tuple[str, str, list[str]]


def _coded(keys: Iterable[int]) -> dict[int, Coded]:
    rows = RegisterEntry.objects.filter(pk__in=keys).exclude(classification_codes=[])
    return {pk: rest for pk, *rest in rows.values_list("pk", "number", "title", "classification_codes")}  # type: ignore[misc]


def _neighbours(
    own: int, record: Record, near: Iterable[int], coded: Mapping[int, Coded], rarity: Rarity
) -> list[tuple[str, float, list[str]]]:
    """Number, nearness by name and branches of each near task that has codes."""
    query = Record("", {Part.TITLE: record.parts.get(Part.TITLE, "")}, rarity)
    found = []
    for key in near:
        if key != own and key in coded:
            number, title, codes = coded[key]
            score = compare(query, Record(str(key), {Part.TITLE: title}, rarity)).score
            if score >= _NEAR:
                found.append((number, score, list(dict.fromkeys(code[:BRANCH] for code in codes))))
    return found


def _best(record: Record, near: Iterable[tuple[str, float, list[str]]]) -> list[Suggestion]:
    known = branches()
    suggested: dict[str, Suggestion] = {}
    for code, words in words_told(record.readings, _lexicon()).items():
        one = suggested.setdefault(code, Suggestion(known[code]))
        one.weight += sum(words.values())
        one.words = sorted(words, key=lambda word: -words[word])
    for number, score, codes in near:
        for code in codes:
            if code in known:
                one = suggested.setdefault(code, Suggestion(known[code]))
                one.weight += _AS_WORDS * score
                one.near.append(number)
    return sorted(suggested.values(), key=lambda each: -each.weight)[:SUGGESTED]

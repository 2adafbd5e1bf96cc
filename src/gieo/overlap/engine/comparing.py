"""How near two descriptions of tasks are, from 0 to 1, and what that number is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from gieo.overlap.engine.lexicon import Facet, lexicon
from gieo.overlap.engine.matching import share
from gieo.overlap.engine.reading import Term
from gieo.overlap.engine.records import Part, Record

# Tuned on the development set by cross-validation and held against adversarial pairs; docs/overlap.md says how.
ALARM = 0.6  # from here on an officer is warned
_MEAN, _LESSER = 0.6, 0.4  # a name held in the other is near; both held in each other is nearer
_TITLE, _TELLING = 0.6, 3.0  # other parts lift the names when both sides tell enough in them
_PLACE, _AIMS = 0.08, 0.12
_OBJECT_FLOOR, _OBJECT_ENOUGH, _OBJECT_ONE_SIDED = 0.55, 0.5, 0.85
_PROBLEM_FLOOR, _PROBLEM_ENOUGH = 0.68, 0.5
_AGAINST = 0.6
_SWAPPED, _SWAP, _SWAP_FROM, _SWAP_FULL = 0.45, 1.0, 0.3, 0.7
_UNSAID = 0.5  # of a thing no more than this was found: it is missing
_THIN, _THIN_FLOOR = 1.6, 0.55
_WORTH_A_LOOK = 0.3  # below it nothing more is asked
_OTHER_PARTS = (Part.AIMS, Part.CONTENTS, Part.PRODUCTS)


class Found(NamedTuple):
    """A telling term, what it weighs, and how far the other says it."""

    term: Term
    weight: float
    share: float

    @property
    def unsaid(self) -> float:
        """What of it the other does not say, by weight."""
        return self.weight * (1 - self.share)


@dataclass(slots=True)
class Side:
    """One part of one description, looked for in all of the other.

    Attributes:
        found: its telling terms in their order.
        total: what they weigh, by facet.
        held: what of it the other says, by facet.
    """

    found: Sequence[Found]
    total: Mapping[Facet, float]
    held: Mapping[Facet, float]

    @property
    def weight(self) -> float:
        """What it weighs."""
        return sum(self.total.values())

    @property
    def said(self) -> float:
        """What of it the other says, by weight."""
        return sum(self.held.values())

    @property
    def share(self) -> float:
        """How much of it the other says, 0 to 1."""
        return self.said / self.weight if self.found else 0.0

    def lacking(self, facet: Facet) -> float:
        """What of a facet the other does not say, by weight."""
        return self.total.get(facet, 0.0) - self.held.get(facet, 0.0)

    def missing(self) -> list[Term]:
        """The things with a kind that the other does not say."""
        return [each.term for each in self.found if each.term.kind and each.share <= _UNSAID]


_NOTHING = Side((), {}, {})


class Glance(NamedTuple):
    """A part beside the name, looked for in the other by the things and words it names, not by their pieces.

    Attributes:
        weight: what it weighs.
        share: how much of it the other says, 0 to 1.
    """

    weight: float
    share: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two descriptions side by side.

    Attributes:
        score: how near, 0 to 1.
        asked: the name of the description that asks, looked for in the task.
        held: the name of the task, looked for in the description that asks.
        against: kinds of which each side names a thing that the other does not.
        objects: how far they are about the same things, 0 to 1; None when a side names none.
        problems: how far they deal with the same problems; None when a side names none.
        place: how far they name the same place.
        swapped: how far one thing was put in another's place in a name otherwise the same.
    """

    query: Record
    task: Record
    score: float
    asked: Side
    held: Side
    against: frozenset[str]
    objects: float | None
    problems: float | None
    place: float
    swapped: float

    @property
    def is_alarm(self) -> bool:
        """Near enough to warn an officer."""
        return self.score >= ALARM


def compare(query: Record, task: Record) -> Comparison:
    """Compare a description that asks with a task of the register."""
    mine, theirs = _side(query, task), _side(task, query)
    objects, problems = _agreement(mine, theirs, Facet.OBJECT), _agreement(mine, theirs, Facet.PROBLEM)
    against = _against(mine, theirs)
    place = max((share(term, reading, task.said) for term, reading in query.places), default=0.0)
    score = _likeness(mine, theirs, _glances(query, task), _glances(task, query)) + _PLACE * place
    score *= _object_factor(mine, theirs, objects) * _problem_factor(problems) * _evidence(mine, theirs)
    score *= _AGAINST if against else 1.0
    swapped = _swapped(mine.found, theirs.found) if score > _WORTH_A_LOOK else 0.0
    score *= 1 - _SWAPPED * swapped
    return Comparison(query, task, min(1.0, score), mine, theirs, against, objects, problems, place, swapped)


def _side(record: Record, other: Record) -> Side:
    """The name of one, looked for carefully in all of the other."""
    if Part.TITLE not in record.telling:
        return _NOTHING
    reading, said = record.readings[Part.TITLE], other.said
    total: dict[Facet, float] = {}
    held: dict[Facet, float] = {}
    found = []
    for term, weight in record.telling[Part.TITLE]:
        far = share(term, reading, said)
        found.append(Found(term, weight, far))
        total[term.facet] = total.get(term.facet, 0.0) + weight
        held[term.facet] = held.get(term.facet, 0.0) + weight * far
    return Side(found, total, held)


def _glances(record: Record, other: Record) -> dict[Part, Glance]:
    keys = other.said.keys
    glances = {}
    for part in _OTHER_PARTS:
        telling = record.telling.get(part)
        if telling:
            weight = sum([much for _term, much in telling])
            said = sum([much for term, much in telling if term.key in keys])
            glances[part] = Glance(weight, said / weight)
    return glances


def _likeness(mine: Side, theirs: Side, asked: Mapping[Part, Glance], held: Mapping[Part, Glance]) -> float:
    """Names first; the other parts add to them."""
    near = _both_ways(mine.share, theirs.share)
    others = [
        _both_ways(asked[part].share, held[part].share)
        for part in asked
        if part in held and min(asked[part].weight, held[part].weight) >= _TELLING
    ]
    near = max(near, _TITLE * near + (1 - _TITLE) * max(others)) if others else near
    return near + _AIMS * max((each.share for each in asked.values()), default=0.0)


def _both_ways(one: float, other: float) -> float:
    return _MEAN * (one + other) / 2 + _LESSER * min(one, other)


def _agreement(mine: Side, theirs: Side, facet: Facet) -> float | None:
    if facet not in mine.total or facet not in theirs.total:
        return None
    return (mine.held[facet] / mine.total[facet] + theirs.held[facet] / theirs.total[facet]) / 2


def _object_factor(mine: Side, theirs: Side, objects: float | None) -> float:
    """About other things: hardly the same study. Only one side says about what: somewhat less sure."""
    if objects is None:
        lacking = mine.lacking(Facet.OBJECT) + theirs.lacking(Facet.OBJECT)
        return _OBJECT_ONE_SIDED if lacking > _UNSAID else 1.0
    return _OBJECT_FLOOR + (1 - _OBJECT_FLOOR) * min(1.0, objects / _OBJECT_ENOUGH)


def _problem_factor(problems: float | None) -> float:
    """Another problem of the same thing is another study."""
    return 1.0 if problems is None else _PROBLEM_FLOOR + (1 - _PROBLEM_FLOOR) * min(1.0, problems / _PROBLEM_ENOUGH)


def _evidence(mine: Side, theirs: Side) -> float:
    """Few telling words in common are thin evidence, however large their share."""
    return _THIN_FLOOR + (1 - _THIN_FLOOR) * min(1.0, (mine.said + theirs.said) / _THIN)


def _against(mine: Side, theirs: Side) -> frozenset[str]:
    """Kinds of which each names a thing the other lacks; a broad and a narrow word do not speak against each other."""
    others = theirs.missing()
    if not others:
        return frozenset()
    related = lexicon().related
    return frozenset(
        one.kind
        for one in mine.missing()
        for other in others
        if one.kind == other.kind and not related(one.key, other.key)
    )


def _swapped(one: Sequence[Found], other: Sequence[Found]) -> float:
    """How far, 0 to 1, one thing was put in another's place in a name otherwise the same: the mark of another object.

    "Nghề dệt lanh của người Mông" is no reworded "nghề rèn của người Mông": whoever rewords a study rewords all of it.
    """
    one = [each for each in one if each.term.facet != Facet.FRAME]
    other = [each for each in other if each.term.facet != Facet.FRAME]
    least = min(_weight(one), _weight(other))
    if not least:
        return 0.0
    keys = ([each.term.key for each in one], [each.term.key for each in other])
    moves = SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    same = sum(_weight(one[a:b]) for tag, a, b, _c, _d in moves if tag == "equal")
    swapped = sum(min(_unsaid(one[a:b]), _unsaid(other[c:d])) for tag, a, b, c, d in moves if tag == "replace")
    otherwise_same = min(1.0, max(0.0, same / least - _SWAP_FROM) / (_SWAP_FULL - _SWAP_FROM))
    return otherwise_same * min(1.0, swapped / _SWAP)


def _weight(run: Sequence[Found]) -> float:
    return sum(each.weight for each in run)


def _unsaid(run: Sequence[Found]) -> float:
    return sum(each.unsaid for each in run)

"""Why two descriptions are thought near: their words side by side, what they have in common and what not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gieo.overlap.engine.comparing import Comparison
from gieo.overlap.engine.lexicon import Facet
from gieo.overlap.engine.matching import RELATED, in_pieces, is_related, is_shortened, share
from gieo.overlap.engine.reading import Reading, Term
from gieo.overlap.engine.records import Part, Record, Said

_SAID = 0.5
_FRAME = Facet.FRAME  # taken once, as it is asked for at every word
_SHOWN = (Facet.OBJECT, Facet.PROBLEM, Facet.METHOD, Facet.SETTING, Facet.PLACE, Facet.PHASE)


class How(StrEnum):
    """In which way the other description says a passage."""

    NOT = "not"
    SAME = "same"
    OTHER_NAME = "other_name"
    RELATED = "related"
    SHORT_FORM = "short_form"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text, all of it said by the other in one way, or not at all."""

    text: str
    how: How


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of both descriptions side by side; a part that only one has stands alone."""

    part: Part
    asked: tuple[Piece, ...]
    task: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """What is the same and what is not, of one facet: as names for people to read."""

    facet: Facet
    same: tuple[str, ...]
    only_asked: tuple[str, ...]
    only_task: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Everything a person needs to see in order to judge a pair."""

    passages: tuple[Passage, ...]
    aspects: tuple[Aspect, ...]


def reasons(comparison: Comparison) -> Reasons:
    """Why two descriptions are as near as they are."""
    query, task = comparison.query, comparison.task
    return Reasons(passages=tuple(_passages(query, task)), aspects=tuple(_aspects(query, task)))


def how(term: Term, reading: Reading, other: Said) -> How:
    """In which way the other says a term."""
    if in_pieces(term, reading, other) >= 1.0:
        return How.SAME
    if term.key in other.keys:
        return How.OTHER_NAME
    if is_shortened(term, reading, other):
        return How.SHORT_FORM
    if is_related(term, other):
        return How.RELATED
    return How.SAME if in_pieces(term, reading, other) > RELATED else How.NOT


def _passages(query: Record, task: Record) -> Iterable[Passage]:
    for part in Part:
        mine, theirs = query.readings.get(part), task.readings.get(part)
        if mine or theirs:
            yield Passage(part, _pieces(mine, task.said) if mine else (), _pieces(theirs, query.said) if theirs else ())


def _pieces(reading: Reading, other: Said) -> tuple[Piece, ...]:
    """A text in runs. Words of course belong to the run they stand in, at its edge to none."""
    marks = [_mark(term, reading, other) for term in reading.terms]
    pieces: list[Piece] = []
    begin = 0
    for at, end, mark in _runs(reading.terms, marks):
        start = reading.text.spans[reading.terms[at].first][0]
        stop = reading.text.spans[reading.terms[end].last][1]
        if start > begin:
            pieces.append(Piece(reading.source[begin:start], How.NOT))
        pieces.append(Piece(reading.source[start:stop], mark))
        begin = stop
    if begin < len(reading.source):
        pieces.append(Piece(reading.source[begin:], How.NOT))
    return tuple(pieces)


def _mark(term: Term, reading: Reading, other: Said) -> How | None:
    """How a telling term is said; None for a word of course, which follows its neighbours."""
    return None if term.facet is _FRAME else how(term, reading, other)


def _runs(terms: Sequence[Term], marks: Sequence[How | None]) -> Iterable[tuple[int, int, How]]:
    at = 0
    while at < len(terms):
        mark = marks[at]
        if mark in {None, How.NOT}:
            at += 1
            continue
        end = at
        ahead = at + 1
        while ahead < len(terms) and marks[ahead] in {None, mark}:
            end = ahead if marks[ahead] == mark else end
            ahead += 1
        yield at, end, How(mark)
        at = end + 1


def _aspects(query: Record, task: Record) -> Iterable[Aspect]:
    for facet in _SHOWN:
        same, mine = _sorted_out(query, task.said, facet)
        also, theirs = _sorted_out(task, query.said, facet)
        if same or also or mine or theirs:
            yield Aspect(facet, tuple(dict.fromkeys([*same, *also])), mine, theirs)


def _sorted_out(record: Record, other: Said, facet: Facet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a facet that the other says, and those it does not."""
    said: dict[str, None] = {}
    unsaid: dict[str, None] = {}
    for reading in record.readings.values():
        for term in reading.terms:
            if term.facet == facet:
                (said if share(term, reading, other) > _SAID else unsaid)[term.name] = None
    return tuple(said), tuple(name for name in unsaid if name not in said)

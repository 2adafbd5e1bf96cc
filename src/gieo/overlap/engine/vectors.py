"""An optional local model of meaning: vectors of words, out of a file that the administrator names. Off by default.

The file is of the plain text form that word2vec and fastText write (`word v1 v2 …` a line, a first line of counts may
stand above), of syllables or of words joined by underscores. Nothing is fetched, nothing leaves the machine.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from gieo.overlap.engine.lexicon import Facet
from gieo.overlap.engine.meaning import Meaning, Pair
from gieo.overlap.engine.reading import Term
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.engine.syllables import spell

MOST_WORDS = 200_000  # of a larger file the first, which are the most frequent
FEWEST_DIMENSIONS, MOST_DIMENSIONS = 2, 2048
WORTH_SAYING = 0.6  # two words at least this near are shown as a pair
_ASIDE = 0.5  # what other parts say, against the name
_PAIRS = 5

Array = np.ndarray[Any, np.dtype[np.float32]]


class Model:
    """Vectors of words, each of length one."""

    def __init__(self, places: Mapping[str, int], rows: Array) -> None:
        self._places = places
        self._rows = rows

    @classmethod
    def read(cls, file: Path) -> "Model":
        """Read a file of vectors.

        Raises:
            ValueError: no such file form; the message says which line.
            OSError: it cannot be opened.
        """
        places: dict[str, int] = {}
        rows: list[Array] = []
        with file.open(encoding="utf-8", errors="replace") as stream:
            for number, line in enumerate(stream, start=1):
                if len(rows) >= MOST_WORDS:
                    break
                name, *values = line.rstrip().split(" ")
                if number == 1 and len(values) == 1:
                    continue  # how many words, how many dimensions
                row = _row(values, rows[0].size if rows else 0, f"{file.name}:{number}")
                key = "_".join(spell(part)[0] for part in name.split("_"))
                if key not in places:
                    places[key] = len(rows)
                    rows.append(row)
        if not rows:
            raise ValueError(f"{file.name}: no vectors")
        return cls(places, np.vstack(rows))

    def __len__(self) -> int:
        return len(self._places)

    def meaning(self, query: Record, task: Record) -> Meaning | None:
        """How near two descriptions are; None where the model knows no word of one of them."""
        mine, theirs = list(self._known(query)), list(self._known(task))
        if not mine or not theirs:
            return None
        one, other = _sum(mine), _sum(theirs)
        length = float(np.linalg.norm(one) * np.linalg.norm(other))
        near = float(one @ other) / length if length else 0.0
        return Meaning(max(0.0, min(1.0, near)), tuple(_pairs(mine, theirs, task)))

    def _known(self, record: Record) -> "Iterator[_Known]":
        """The telling words of a description that the model knows."""
        for part, telling in record.telling.items():
            reading = record.readings[part]
            for term, weight in telling:
                if term.facet in {Facet.PLACE, Facet.PHASE}:
                    continue
                vector = self._of([each.toned for each in reading.cut[term.first : term.last + 1]])
                if vector is not None:
                    yield _Known(term, weight * (1.0 if part == Part.TITLE else _ASIDE), vector)

    def _of(self, syllables: Sequence[str]) -> Array | None:
        whole = self._places.get("_".join(syllables))
        if whole is not None:
            row: Array = self._rows[whole]
            return row
        known = [self._places[each] for each in syllables if each in self._places]
        if len(known) < len(syllables):
            return None  # half a word means something else
        return _unit(self._rows[known].sum(axis=0))


class _Known(NamedTuple):
    term: Term
    weight: float
    vector: Array


def _row(values: Sequence[str], size: int, where: str) -> Array:
    try:
        row = np.array(values, dtype=np.float32)
    except ValueError as error:
        raise ValueError(f"{where}: not a vector") from error
    if not FEWEST_DIMENSIONS <= row.size <= MOST_DIMENSIONS or (size and row.size != size):
        raise ValueError(f"{where}: {row.size} numbers, {size or 'some'} expected")
    if not np.isfinite(row).all():
        raise ValueError(f"{where}: not a number")
    return _unit(row)


def _unit(row: Array) -> Array:
    length = float(np.linalg.norm(row))
    return row / np.float32(length) if length else row


def _sum(known: Sequence[_Known]) -> Array:
    return np.sum([each.weight * each.vector for each in known], axis=0)  # type: ignore[no-any-return]


def _pairs(mine: Sequence[_Known], theirs: Sequence[_Known], task: Record) -> Iterator[Pair]:
    """Words that the task does not say, each with the nearest that it does; the heaviest first."""
    columns = np.vstack([each.vector for each in theirs])
    unsaid = {each.term.key: each for each in mine if each.term.key not in task.said.keys}
    shown: list[tuple[float, Pair]] = []
    for each in unsaid.values():
        near = columns @ each.vector
        best = int(near.argmax())
        if near[best] >= WORTH_SAYING:
            pair = Pair(each.term.name, theirs[best].term.name, min(1.0, float(near[best])))
            shown.append((each.weight * pair.near, pair))
    shown.sort(key=lambda each: -each[0])
    return (pair for _weight, pair in shown[:_PAIRS])

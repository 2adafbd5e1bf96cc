"""The first look: of a register of any size the few tasks worth a second one. Tantivy's BM25 over what tasks name.

What is indexed is not the text but what was read in it: the things under one key whatever they are called, the
syllables of telling words, and pairs of them. Words of course and places are left out: they are in every second task
and decide nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import tantivy

from gieo.overlap.engine.lexicon import Facet
from gieo.overlap.engine.reading import Reading
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.engine.uncollected import uncollected
from gieo.overlap.engine.weighing import Rarity

FORMAT = "1"
_LEFT_OUT = frozenset({Facet.FRAME, Facet.PLACE, Facet.PHASE})
_HEAP = 96 * 2**20  # bytes the writer may hold before it writes a segment
_ASKED = 28  # of the query's tokens the rarest; more cost time and find nothing new
_COMMON = 0.12  # a token in more of the tasks than this finds nothing by itself
_BOOST = {Facet.OBJECT: 2.2, Facet.PROBLEM: 1.1, Facet.METHOD: 1.2, Facet.SETTING: 0.7, Facet.WORD: 0.8}


@cache
def fingerprint() -> str:
    """Of everything the tokens depend on; an index under another fingerprint must be built anew."""
    mark = hashlib.sha256(FORMAT.encode())
    for name in ("abbreviations", "compounds", "concepts", "frame", "places"):
        mark.update((files("gieo.overlap") / "data" / f"{name}.yaml").read_bytes())
    return mark.hexdigest()[:16]


def token(key: str) -> str:
    """A key as one token of the index."""
    return key.replace(" ", "_")


def tokens(reading: Reading) -> Iterator[tuple[str, Facet]]:
    """What a reading is found by."""
    cut = reading.cut
    before = None
    for term in reading.terms:
        if term.facet in _LEFT_OUT:
            before = None
            continue
        yield token(term.key), term.facet
        if term.first != term.last:
            for at in range(term.first, term.last + 1):
                yield cut[at].bare, Facet.WORD
        if before is not None and term.facet == Facet.WORD:
            yield f"{before}+{cut[term.first].bare}", Facet.WORD
        before = cut[term.last].bare if term.facet == Facet.WORD else None
    for key, facet in reading.meant:
        if facet not in _LEFT_OUT:
            yield token(key), facet


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("task", indexed=True, fast=True)
    builder.add_text_field("said", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class Candidates:
    """An index of tasks in one folder. One process writes at a time, any number read."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._index.config_reader(reload_policy="manual")
        self._index.reload()

    def write(self, records: Iterable[Record]) -> int:
        """Put tasks in, in place of what was there of them; found after the next `reload`.

        Returns:
            How many.
        """
        return self._write(records, replacing=True)

    def build(self, records: Iterable[Record]) -> int:
        """The same into an empty index, where nothing has to be replaced."""
        return self._write(records, replacing=False)

    def _write(self, records: Iterable[Record], *, replacing: bool) -> int:
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        count = 0
        try:
            with uncollected():
                for record in records:
                    count += 1
                    if replacing:
                        writer.delete_documents_by_query(self._is(record.key))
                    writer.add_document(_document(record))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        writer.wait_merging_threads()
        return count

    def _is(self, key: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._index.schema, "task", int(key))

    def reload(self) -> None:
        """See what was written since."""
        self._index.reload()

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def rarity(self) -> Rarity:
        """How rare words are in this register."""
        searcher = self._index.searcher()
        return Rarity(int(searcher.num_docs), Counts(searcher))

    def near(self, query: Record, limit: int) -> list[int]:
        """The tasks that say most of what the query says, the best first."""
        searcher = self._index.searcher()
        asked = list(self._asked(query, searcher))
        if not asked:
            return []
        found = searcher.search(tantivy.Query.boolean_query(asked), limit, count=False)
        addresses = [address for _score, address in found.hits]
        return [int(value) for value in searcher.fast_field_values("task", addresses) if value is not None]

    def _asked(self, query: Record, searcher: Any) -> Iterator[tuple[Any, Any]]:
        wanted: dict[str, float] = {}
        for part, reading in query.readings.items():
            for each, facet in tokens(reading):
                boost = _BOOST[facet] * (1.0 if part == Part.TITLE else 0.5)
                wanted[each] = max(wanted.get(each, 0.0), boost)
        spread = {each: int(searcher.doc_freq("said", each)) for each in wanted}
        common = _COMMON * max(int(searcher.num_docs), 100)
        telling = sorted((each for each in wanted if spread[each]), key=lambda each: spread[each] / wanted[each] ** 3)
        kept = [each for each in telling if spread[each] <= common] or telling
        schema = self._index.schema
        for each in kept[:_ASKED]:
            one = tantivy.Query.term_query(schema, "said", each, index_option="freq")
            yield tantivy.Occur.Should, tantivy.Query.boost_query(one, wanted[each])


class Counts(Mapping[str, int]):
    """In how many tasks a key occurs, asked of the index when it is needed and then remembered."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._known: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        if key not in self._known:
            self._known[key] = int(self._searcher.doc_freq("said", token(key)))
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _document(record: Record) -> tantivy.Document:
    said = [each for reading in record.readings.values() for each, _facet in tokens(reading)]
    named = [each for each, _facet in tokens(record.readings[Part.TITLE])] if Part.TITLE in record.readings else []
    document = tantivy.Document()
    document.add_unsigned("task", int(record.key))
    document.add_text("said", " ".join([*said, *named]))
    return document

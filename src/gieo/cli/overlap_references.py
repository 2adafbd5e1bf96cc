"""What the overlap check is held against, on the same register and in one run: bare BM25, PostgreSQL full text."""

import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tantivy
from django.db import connection

from gieo.cli.measuring import Measurement, summarise
from gieo.core.wall.owner import as_owner
from gieo.overlap import register
from gieo.overlap.engine.records import Part
from gieo.overlap.engine.syllables import spell

_WORD = re.compile(r"[^\W_]+")
_SHOWN = 10
_SLOW = 5  # queries asked of what takes seconds for each
Asked = list[tuple[int, dict[Part, str]]]


def references(asked: Asked) -> Iterator[Measurement]:
    """Each reference, asked the same proposals."""
    yield _bare_bm25(asked)
    yield from _full_text(asked[:_SLOW])


def _words(parts: dict[Part, str]) -> list[str]:
    return [spell(word)[1] for text in parts.values() for word in _WORD.findall(text)]


def _bare_bm25(asked: Asked) -> Measurement:
    """Every folded syllable of the text, any of those of the proposal, the first ten; no second look, no reasons."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("task", fast=True)
    builder.add_text_field("said", tokenizer_name="whitespace", index_option="freq")
    schema = builder.build()
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema, path=folder)
        writer = index.writer(heap_size=96 * 2**20, num_threads=1)
        for record in register.every_text():
            document = tantivy.Document()
            document.add_unsigned("task", record[0])
            document.add_text("said", " ".join(_words(record[1])))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 2**20
        searcher = index.searcher()

        def ask(parts: dict[Part, str]) -> list[int | None]:
            any_of = [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "said", word, index_option="freq"))
                for word in set(_words(parts))
            ]
            hits = searcher.search(tantivy.Query.boolean_query(any_of), _SHOWN, count=False).hits
            return [int(value or 0) for value in searcher.fast_field_values("task", [each for _score, each in hits])]

        ask(asked[0][1])
        times, right = [], 0
        for number, parts in asked:
            begun = time.perf_counter()
            keys = ask(parts)
            times.append((time.perf_counter() - begun) * 1000)
            right += number in keys
    return summarise("reference: bare BM25", times, recall_at_10=round(right / len(asked), 3), size_mb=round(size))


def _full_text(asked: Asked) -> Iterator[Measurement]:
    """PostgreSQL: any of the words in the same text as above, ranked, over a GIN index.

    Once with every core of the machine, as PostgreSQL takes them by itself, and once with one, as the check has.
    """
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "create table reference as select id, "
            "gieo_sought_words(concat_ws(' ', title, aims, contents, products)) as words from registry_registerentry"
        )
        cursor.execute("create index on reference using gin (words)")
        cursor.execute("vacuum analyze reference")
        for name, helpers in (("PostgreSQL full text, all cores", "default"), ("PostgreSQL full text, one core", "0")):
            cursor.execute(f"set max_parallel_workers_per_gather = {helpers}")
            times = [_asked_of_postgresql(cursor, _words(parts)) for _number, parts in asked]
            yield summarise(f"reference: {name}", times)


def _asked_of_postgresql(cursor: Any, words: list[str]) -> float:
    begun = time.perf_counter()
    cursor.execute(
        "select id from reference, to_tsquery('simple', %s) asked "
        "where words @@ asked order by ts_rank(words, asked) desc limit 10",
        [" | ".join(dict.fromkeys(words))],
    )
    cursor.fetchall()
    return (time.perf_counter() - begun) * 1000

"""Plain ways to look for the same study, on the same data: what the engine must be better than."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from gieo.kernel.text import fold
from gieo.overlap.evaluation import task_parts

_WORD = re.compile(r"[^\W_]+")
_K1, _B = 1.2, 0.75  # of BM25, as everybody sets them
_GRAM = 3

Scorer = Callable[[str], list[float]]


def text_of(row: dict[str, Any]) -> str:
    """All that a task or a query says, folded."""
    return fold(". ".join(task_parts(row).values()))


def bm25(tasks: Sequence[str]) -> Scorer:
    """BM25 over folded syllables."""
    documents = [Counter(_WORD.findall(text)) for text in tasks]
    lengths = [sum(each.values()) for each in documents]
    mean = sum(lengths) / len(lengths)
    spread = Counter(word for each in documents for word in each)
    rarity = {word: math.log(1 + (len(tasks) - seen + 0.5) / (seen + 0.5)) for word, seen in spread.items()}

    def score(query: str) -> list[float]:
        asked = set(_WORD.findall(query)) & rarity.keys()
        return [
            sum(
                rarity[word] * each[word] * (_K1 + 1) / (each[word] + _K1 * (1 - _B + _B * length / mean))
                for word in asked
                if word in each
            )
            for each, length in zip(documents, lengths, strict=True)
        ]

    return score


def trigram_cosine(tasks: Sequence[str]) -> Scorer:
    """Cosine of letter trigrams."""
    documents = [_grams(text) for text in tasks]

    def score(query: str) -> list[float]:
        asked = _grams(query)
        return [_cosine(asked, each) for each in documents]

    return score


def _grams(text: str) -> Counter[str]:
    padded = f"  {text} "
    return Counter(padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    common = sum(count * other[gram] for gram, count in one.items() if gram in other)
    return common / math.sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))


def token_set_ratio(tasks: Sequence[str]) -> Scorer:
    """What spreadsheets' fuzzy look-ups do: the common words against the rest, by matching runs of letters."""
    documents = [set(_WORD.findall(text)) for text in tasks]

    def score(query: str) -> list[float]:
        asked = set(_WORD.findall(query))
        return [_token_set(asked, each) for each in documents]

    return score


def _token_set(one: set[str], other: set[str]) -> float:
    common = " ".join(sorted(one & other))
    left = f"{common} {' '.join(sorted(one - other))}".strip()
    right = f"{common} {' '.join(sorted(other - one))}".strip()
    pairs = ((common, left), (common, right), (left, right)) if common else ((left, right),)
    return max(SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in pairs)


def full_text(tasks: Sequence[str], connection: Any) -> Scorer:
    """PostgreSQL's own search: any of the words, `ts_rank`; asked on a table that lives as long as the connection."""
    with connection.cursor() as cursor:
        cursor.execute("create temporary table baseline (id int primary key, words tsvector)")
        cursor.executemany(
            "insert into baseline values (%s, to_tsvector('simple', %s))", [list(each) for each in enumerate(tasks)]
        )

    def score(query: str) -> list[float]:
        any_of = " | ".join(sorted(set(_WORD.findall(query))))
        with connection.cursor() as cursor:
            cursor.execute("select id, ts_rank(words, to_tsquery('simple', %s)) from baseline order by id", [any_of])
            return [float(rank) for _key, rank in cursor.fetchall()]

    return score

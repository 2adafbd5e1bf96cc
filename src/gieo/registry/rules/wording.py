"""What somebody typed, as PostgreSQL looks for it: any spelling, and short forms as well as what they stand for."""

from collections.abc import Iterator, Sequence

from gieo.kernel.text import ABBREVIATIONS, query_terms

_LONGEST = max(len(full.split()) for full in ABBREVIATIONS)
_SPELT_OUT = {short: full for full, shorts in ABBREVIATIONS.items() for short in (full, *shorts)}
# The form written in one piece: the database puts it beside what is spelt out (`gieo_sought_words`).
SHORT_FORMS = {full: next(short for short in shorts if short.isalnum()) for full, shorts in ABBREVIATIONS.items()}


def search_expression(query: str) -> str:
    """A `tsquery` over folded words: each must be there, under one of its names; empty for an empty query.

    What is spelt out is sought by its short form: a phrase of four common syllables would be looked up in every task
    that holds them all.

    >>> search_expression("Ứng dụng CNSH")
    "'ung' & 'dung' & 'cnsh'"
    """
    return " & ".join(_groups(query_terms(query)))


def _groups(terms: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(terms):
        length = next((n for n in range(min(_LONGEST, len(terms) - at), 1, -1) if _named(terms[at : at + n])), 1)
        yield _group(" ".join(terms[at : at + length]))
        at += length


def _named(terms: Sequence[str]) -> bool:
    return " ".join(terms) in _SPELT_OUT


def _group(said: str) -> str:
    full = _SPELT_OUT.get(said)
    if full is None:
        return _phrase(said)
    names = dict.fromkeys((SHORT_FORMS[full], *ABBREVIATIONS[full]))
    phrases = [_phrase(name) for name in names]
    return phrases[0] if len(phrases) == 1 else f"({' | '.join(phrases)})"


def _phrase(name: str) -> str:
    return " <-> ".join(f"'{word}'" for word in name.replace("&", " ").split())

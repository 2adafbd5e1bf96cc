"""What somebody typed, as PostgreSQL looks for it: any spelling, and short forms as well as what they stand for."""

from collections.abc import Iterator, Sequence

from gieo.kernel.text import ABBREVIATIONS, query_terms

_SHORT_FORMS = ABBREVIATIONS
_SPELT_OUT = {short: full for full, shorts in ABBREVIATIONS.items() for short in shorts}
_LONGEST = max(len(full.split()) for full in ABBREVIATIONS)


def search_expression(query: str) -> str:
    """A `tsquery` over folded words: each must be there, under one of its names; empty for an empty query.

    >>> search_expression("Ứng dụng CNSH")
    "'ung' & 'dung' & ('cnsh' | 'cong' <-> 'nghe' <-> 'sinh' <-> 'hoc')"
    """
    return " & ".join(_groups(query_terms(query)))


def _groups(terms: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(terms):
        length = next((n for n in range(min(_LONGEST, len(terms) - at), 1, -1) if _named(terms[at : at + n])), 1)
        yield _group(" ".join(terms[at : at + length]))
        at += length


def _named(terms: Sequence[str]) -> bool:
    return " ".join(terms) in _SHORT_FORMS or " ".join(terms) in _SPELT_OUT


def _group(said: str) -> str:
    if said.isdecimal():
        return f"('{said}' | '-{said}')"  # in "2016-2020" PostgreSQL reads the second year as a negative number
    full = _SPELT_OUT.get(said, said)
    names = dict.fromkeys((said, full, *_SHORT_FORMS.get(full, ())))
    return _phrase(said) if len(names) == 1 else f"({' | '.join(_phrase(name) for name in names)})"


def _phrase(name: str) -> str:
    return " <-> ".join(f"'{word}'" for word in name.replace("&", " ").split())

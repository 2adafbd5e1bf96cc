"""The numbers beside the filters of the register."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from gieo.kernel.text import sort_key
from gieo.law.register import Filters, narrowed


@dataclass(frozen=True, slots=True)
class Facets:
    """How many documents each further choice would show.

    Attributes:
        total: under all filters.
        stubs: of them, with any choice of text: those whose text is not held.
        types: kind of document → number, the most frequent first, whatever kind is chosen.
        provinces: (code, name) → number, by name, whatever province is chosen.
    """

    total: int
    stubs: int
    types: dict[str, int]
    provinces: dict[tuple[str, str], int]


def facets_of(filters: Filters) -> Facets:
    """All numbers beside the filters from one query: the kinds, provinces and texts are few."""
    found = narrowed(Filters(words=filters.words, ended_by=filters.ended_by)).order_by()
    grouped = found.values_list("type", "province", "province__name", "text_held").annotate(number=Count("pk"))
    types: Counter[str] = Counter()
    provinces: Counter[tuple[str, str]] = Counter()
    total = stubs = 0
    for type_, province, name, held, number in grouped:
        of_type, in_province = filters.type in {"", type_}, filters.province in {"", province}
        as_held = not (filters.stubs_only and held)
        types[type_] += number * (in_province and as_held)
        provinces[province or "", name or ""] += number * (of_type and as_held)
        total += number * (of_type and in_province and as_held)
        stubs += number * (of_type and in_province and not held)
    return Facets(
        total, stubs, _most_first(types), dict(sorted(provinces.items(), key=lambda each: sort_key(each[0][1])))
    )


def _most_first(types: Counter[str]) -> dict[str, int]:
    return dict(
        sorted(((type_, number) for type_, number in types.items() if number), key=lambda each: (-each[1], each[0]))
    )

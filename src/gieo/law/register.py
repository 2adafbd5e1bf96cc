"""The list of the law register: filters, sorting, pages by key, never by OFFSET."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from gieo.kernel import text
from gieo.kernel.refusal import _
from gieo.law.models import LegalDocument

PAGE = 50
LONG_AGO = date(1, 1, 1)  # an undated stub stands after every dated document


@dataclass(frozen=True, slots=True)
class Sorting:
    """A way to sort: the column, whether it falls, and what it is called. The primary key breaks ties."""

    column: str
    label: str
    falling: bool = False


SORTINGS: Mapping[str, Sorting] = {
    "moi": Sorting("day", _("Mới ban hành trước"), falling=True),
    "so": Sorting("number", _("Theo số, ký hiệu")),
    "dan": Sorting("times_cited", _("Được dẫn nhiều trước"), falling=True),
}
DEFAULT_SORT = "moi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asked for.

    Attributes:
        words: in any spelling, with or without marks.
        type: kind of document, as written in the register.
        province: code; only papers of this province.
        stubs_only: only documents whose text is not held.
        ended_by: only documents that no longer hold on this day.
        sort: a key of `SORTINGS`.
    """

    words: str = ""
    type: str = ""
    province: str = ""
    stubs_only: bool = False
    ended_by: date | None = None
    sort: str = DEFAULT_SORT


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list; the cursors are empty where there is nothing further."""

    rows: list[LegalDocument]
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Beyond which row, in which direction."""

    value: Any
    pk: int
    backwards: bool = False

    def __str__(self) -> str:
        value = self.value.isoformat() if isinstance(self.value, date) else self.value
        return urlsafe_b64encode(json.dumps([value, self.pk]).encode()).decode()

    @classmethod
    def read(cls, written: str, sort: str, *, backwards: bool = False) -> "Cursor | None":
        """A cursor from an address; a spoilt one, or one of another sorting, is none."""
        try:
            value, pk = json.loads(urlsafe_b64decode(written))
            return cls(_READERS[sorting_of(sort).column](value), int(pk), backwards)
        except (ValueError, TypeError):
            return None


_READERS: Mapping[str, Any] = {"day": date.fromisoformat, "number": str, "times_cited": int}


def sorting_of(sort: str) -> Sorting:
    """The sorting a reader asked for, or the usual one."""
    return SORTINGS.get(sort, SORTINGS[DEFAULT_SORT])


def narrowed(filters: Filters) -> QuerySet[LegalDocument]:
    """The documents that answer the filters; every word must be found."""
    documents = LegalDocument.objects.all()
    for term in text.query_terms(filters.words):
        documents = documents.filter(search__contains=term)
    if filters.type:
        documents = documents.filter(type=filters.type)
    if filters.province:
        documents = documents.filter(province=filters.province)
    if filters.ended_by:
        documents = documents.filter(Q(ended_on__lte=filters.ended_by) | Q(replaced_by__isnull=False, ended_on=None))
    if filters.stubs_only:
        documents = documents.filter(text_held=False)
    return documents


def page_of(filters: Filters, cursor: Cursor | None = None) -> Page:
    """One page. It is cut on bare keys; only the rows shown are fetched and their citations counted."""
    sorting = sorting_of(filters.sort)
    keys = _comparable(narrowed(filters), sorting)
    backwards = cursor is not None and cursor.backwards
    if cursor is not None:
        keys = keys.filter(_beyond(sorting, cursor))
    keys = _ordered(keys, sorting, backwards=backwards)
    cut = LegalDocument.objects.filter(pk__in=keys.values("pk")[: PAGE + 1]).select_related("province")
    shown = cut.annotate(times_cited=_times_cited(), day=_day()).defer("search")
    rows = list(_ordered(shown, sorting, backwards=backwards))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if backwards:
        rows.reverse()
    return _page(rows, sorting, has_before=more if backwards else cursor is not None, has_after=more or backwards)


def _comparable(documents: QuerySet[LegalDocument], sorting: Sorting) -> QuerySet[LegalDocument]:
    """With the column that is compared; citations are counted for all only where they decide the order."""
    extra = {"day": _day, "times_cited": _times_cited}.get(sorting.column)
    return documents.annotate(**{sorting.column: extra()}) if extra else documents


def _times_cited() -> Count:
    """Documents that cite it; one that cites it at five places is one."""
    return Count("cited_by__source", distinct=True)


def _day() -> Coalesce:
    return Coalesce(F("issued_on"), Value(LONG_AGO))


def _ordered(documents: QuerySet[LegalDocument], sorting: Sorting, *, backwards: bool) -> QuerySet[LegalDocument]:
    sign = "-" if sorting.falling is not backwards else ""
    return documents.order_by(f"{sign}{sorting.column}", f"{sign}pk")


def _beyond(sorting: Sorting, cursor: Cursor) -> Q:
    compare = "lt" if sorting.falling is not cursor.backwards else "gt"
    further = Q(**{f"{sorting.column}__{compare}": cursor.value})
    return further | Q(**{sorting.column: cursor.value, f"pk__{compare}": cursor.pk})


def _page(rows: list[LegalDocument], sorting: Sorting, *, has_before: bool, has_after: bool) -> Page:
    if not rows:
        return Page(rows)
    first, last = (str(Cursor(getattr(row, sorting.column), row.pk)) for row in (rows[0], rows[-1]))
    return Page(rows, after=last if has_after else "", before=first if has_before else "")

"""Pages by key, never by OFFSET: the last page costs what the first one does."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Sorting:
    """A way to sort: the column and whether it falls. The primary key breaks ties in the same direction."""

    column: str
    falling: bool = False

    @property
    def order(self) -> tuple[str, str]:
        """For `order_by`."""
        sign = "-" if self.falling else ""
        return f"{sign}{self.column}", f"{sign}pk"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a sorted list: beyond which row, in which direction."""

    value: Any
    pk: int
    backwards: bool = field(default=False)

    def __str__(self) -> str:
        value = self.value.isoformat() if isinstance(self.value, date) else self.value
        return urlsafe_b64encode(json.dumps([value, self.pk]).encode()).decode()

    @classmethod
    def read(cls, written: str, *, backwards: bool = False) -> "Cursor | None":
        """A cursor from an address; a spoilt one is no cursor."""
        try:
            value, pk = json.loads(urlsafe_b64decode(written))
            return cls(value, int(pk), backwards)
        except (Base64Error, ValueError, TypeError, UnicodeDecodeError):
            return None


def cursor_in(query: Mapping[str, str]) -> Cursor | None:
    """The place an address names (`sau`: after it, `truoc`: before it); the beginning where it names none."""
    after, before = query.get("sau"), query.get("truoc")
    if after:
        return Cursor.read(after)
    return Cursor.read(before, backwards=True) if before else None


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list.

    Attributes:
        rows: at most the size asked for.
        after: cursor of the next page, empty on the last.
        before: cursor of the page before, empty on the first.
    """

    rows: list[Row]
    after: str = ""
    before: str = ""


def page_of(rows: QuerySet[Row], sorting: Sorting, cursor: Cursor | None, *, size: int) -> Page[Row]:
    """One page of rows in an order. The column must be an attribute of the rows and never null."""
    rows = rows.order_by(*sorting.order)
    backwards = cursor is not None and cursor.backwards
    if cursor is not None:
        rows = rows.filter(_beyond(sorting, cursor))
    found = list((rows.reverse() if backwards else rows)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page(found)
    first, last = (str(Cursor(getattr(row, sorting.column), row.pk)) for row in (found[0], found[-1]))
    has_before, has_after = (more if backwards else cursor is not None), (more or backwards)
    return Page(found, after=last if has_after else "", before=first if has_before else "")


def _beyond(sorting: Sorting, cursor: Cursor) -> Q:
    compare = "lt" if sorting.falling is not cursor.backwards else "gt"
    further = Q(**{f"{sorting.column}__{compare}": cursor.value})
    return further | Q(**{sorting.column: cursor.value, f"pk__{compare}": cursor.pk})

"""The address of the register's list and back: what a reader asked for, as words in a URL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from gieo.core import clock
from gieo.law.register import DEFAULT_SORT, SORTINGS, Cursor, Filters


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that can be switched."""

    label: str
    count: int
    url: str
    active: bool


def filters_in(request: HttpRequest) -> Filters:
    """The filters in the address; what is unknown is left out."""
    asked = request.GET
    return Filters(
        words=asked.get("q", "").strip(),
        type=asked.get("loai", ""),
        province=asked.get("tinh", ""),
        stubs_only="thieu" in asked,
        ended_by=clock.today() if "het" in asked else None,
        sort=asked["xep"] if asked.get("xep") in SORTINGS else DEFAULT_SORT,
    )


def cursor_in(request: HttpRequest, filters: Filters) -> Cursor | None:
    """Where the page begins, or ends when the reader goes back."""
    back = request.GET.get("truoc", "")
    return Cursor.read(back or request.GET.get("sau", ""), filters.sort, backwards=bool(back))


def address(filters: Filters, *, sau: str = "", truoc: str = "", **changes: Any) -> str:
    """The query string of the list with some filters changed; back on the first page unless a cursor is given."""
    wanted = replace(filters, **changes)
    words = {
        "q": wanted.words,
        "loai": wanted.type,
        "tinh": wanted.province,
        "thieu": "1" if wanted.stubs_only else "",
        "het": "1" if wanted.ended_by else "",
        "xep": wanted.sort if wanted.sort != DEFAULT_SORT else "",
        "sau": sau,
        "truoc": truoc,
    }
    return f"?{urlencode({name: value for name, value in words.items() if value})}"


def sort_addresses(filters: Filters) -> dict[str, str]:
    """Where each heading leads."""
    return {sort: address(filters, sort=sort) for sort in SORTINGS}


def type_chips(filters: Filters, numbers: Mapping[str, int]) -> list[Chip]:
    """One per kind of document that is there; choosing the chosen one takes it away."""
    return [
        Chip(type_, number, address(filters, type="" if type_ == filters.type else type_), type_ == filters.type)
        for type_, number in numbers.items()
        if type_
    ]

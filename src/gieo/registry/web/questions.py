"""The address of the look-up and back: what a reader asked for, as words in a URL."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gieo.kernel.typed import year_of
from gieo.registry.lookup import Facets, Filters

LONGEST = 200
NAMES = {
    "words": "q",
    "province": "tinh",
    "year": "nam",
    "level": "cap",
    "state": "tinh-trang",
    "field": "linh-vuc",
    "host": "chu-tri",
    "place": "noi",
    "effective": "hieu-qua",
}
LABELS = {
    "state": gettext_noop("Tình trạng"),
    "field": gettext_noop("Lĩnh vực"),
    "year": gettext_noop("Năm"),
    "level": gettext_noop("Cấp"),
    "province": gettext_noop("Tỉnh"),
    "place": gettext_noop("Nơi thực hiện"),
    "host": gettext_noop("Tổ chức chủ trì"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that can be switched."""

    label: str
    number: int
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The choices of one filter."""

    label: str
    chips: list[Chip]
    is_open: bool


def filters_in(request: HttpRequest) -> Filters:
    """The filters in the address; what is unknown is left out."""
    asked: dict[str, Any] = {name: request.GET.get(key, "").strip()[:LONGEST] for name, key in NAMES.items()}
    year = asked.pop("year")
    effective = bool(asked.pop("effective"))
    return Filters(**asked, year=year_of(year), effective=effective)


def address(filters: Filters, *, sau: str = "", truoc: str = "", **changes: Any) -> str:
    """The query string with some filters changed; back on the first page unless a cursor is given."""
    wanted = replace(filters, **changes)
    words = {key: getattr(wanted, name) for name, key in NAMES.items()}
    words["hieu-qua"] = "1" if wanted.effective else ""
    return "?" + urlencode({**{key: word for key, word in words.items() if word}, **_cursors(sau, truoc)})


def _cursors(sau: str, truoc: str) -> dict[str, str]:
    return {key: cursor for key, cursor in (("sau", sau), ("truoc", truoc)) if cursor}


def groups(filters: Filters, facets: Facets) -> list[Group]:
    """The choices beside the list; choosing the chosen one takes it away."""
    return [
        Group(
            label=_(label),
            chips=[_chip(filters, name, *choice) for choice in facets.choices[name]],
            is_open=name in {"state", "field"} or bool(getattr(filters, name)),
        )
        for name, label in LABELS.items()
        if facets.choices.get(name)
    ]


def _chip(filters: Filters, name: str, value: Any, label: str, number: int) -> Chip:
    active = getattr(filters, name) == value
    nothing = None if name == "year" else ""
    changed: dict[str, Any] = {name: nothing if active else value}
    return Chip(_(str(label)), number, address(filters, **changed), active)

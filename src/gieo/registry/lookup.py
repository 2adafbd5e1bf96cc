"""The public look-up of the register: what was asked for, what was found, how many each further choice would show."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Max, Q, QuerySet

from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.kernel import text
from gieo.registry.models import EntryLevel, EntryState, RegisterEntry, ScienceField
from gieo.registry.rules.wording import search_expression

PAGE = 20
# Counts beside the filters are of so many: a page answers as fast at a million tasks. What was asked for has to be
# sought among the others; the whole register is read off an index.
COUNTED, COUNTED_OF_ALL = 1000, 5000
OFTEN = 30_000  # what so many tasks say is soon met so often by whoever goes from the newest on
CHOICES = 8
NEWEST_FIRST = Sorting("year_key", falling=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asked for; what is empty does not narrow.

    Attributes:
        words: in any spelling; a number or a former number of a task will do.
        keys: the tasks whose number or former number the words are, once somebody looked (`resolved`).
        province: code of the province whose register holds it.
        effective: only what was accepted and judged effective.
    """

    words: str = ""
    province: str = ""
    year: int | None = None
    level: str = ""
    state: str = ""
    field: str = ""
    host: str = ""
    place: str = ""
    effective: bool = False
    keys: tuple[int, ...] = ()

    @property
    def counted(self) -> int:
        """Up to how many tasks are counted."""
        return COUNTED_OF_ALL if self == Filters() else COUNTED


COLUMNS: Mapping[str, str] = {
    "province": "province_id",
    "year": "year_key",
    "level": "level",
    "state": "state",
    "field": "science_field",
    "host": "host_name",
    "place": "place",
}


class Choice(NamedTuple):
    """One further choice and how many tasks it would show."""

    value: Any
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The numbers beside the filters, all of them of what everybody may see.

    Attributes:
        total: how many tasks answer, as far as they were counted.
        is_capped: there are perhaps more than were counted.
        choices: by the name of the filter, the most frequent first; years the latest first.
    """

    total: int
    is_capped: bool
    choices: Mapping[str, list[Choice]]


def public() -> QuerySet[RegisterEntry]:
    """What everybody may see: tasks of others, and own ones from their approval on."""
    return RegisterEntry.objects.exclude(task__isnull=False, state=EntryState.COMMISSIONED)


def public_entry(number: str) -> RegisterEntry:
    """The task of a number or of a former number, the own number first.

    Raises:
        RegisterEntry.DoesNotExist: there is none that everybody may see.
    """
    keys = _numbered(number)
    if not keys:
        raise RegisterEntry.DoesNotExist(number)
    return RegisterEntry.objects.select_related("province", "task", "host__successor").get(pk=keys[0])


def resolved(filters: Filters) -> Filters:
    """The same, told whether the words are a number of a task: then nothing else is meant by them."""
    typed = text.collapse(filters.words)
    if not any(letter.isdecimal() for letter in typed):
        return filters
    return replace(filters, keys=tuple(_numbered(typed)))


def _numbered(number: str) -> list[int]:
    """Keys of the public tasks of a number, those whose own it is first.

    Asked for without a limit: with one PostgreSQL would rather walk through the register than open two indexes.
    """
    asked = Q(number=number.upper()) | Q(number=number) | Q(other_numbers__contains=[number])
    known = public().filter(asked).values_list("number", "pk")
    return [pk for _other, pk in sorted((each.upper() != number.upper(), pk) for each, pk in known)]


def found(filters: Filters) -> QuerySet[RegisterEntry]:
    """Everything public that was asked for."""
    narrowed = {column: getattr(filters, name) for name, column in COLUMNS.items() if getattr(filters, name)}
    entries = public().filter(**narrowed)
    if filters.effective:
        entries = entries.filter(is_effective=True)
    if filters.keys:
        return entries.filter(pk__in=filters.keys)
    expression = search_expression(filters.words)
    if not expression:
        return entries
    return entries.filter(words=SearchQuery(expression, config="simple", search_type="raw"))


def page(filters: Filters, cursor: Cursor | None) -> Page[RegisterEntry]:
    """One page, the newest tasks first."""
    entries = found(filters).select_related("province").defer("contents", "products", "results", "application", "words")
    return page_of(entries, NEWEST_FIRST, cursor, size=PAGE)


def newest_first(filters: Filters) -> QuerySet[RegisterEntry]:
    """The whole answer in the order of the pages."""
    return found(filters).select_related("province").order_by(*NEWEST_FIRST.order)


def latest_changed(filters: Filters, *, limit: int) -> list[tuple[RegisterEntry, datetime]]:
    """The tasks that entered the register last, each with the instant it was last changed."""
    entries = list(found(filters).select_related("province").order_by("-pk")[:limit])
    events = RegisterEntry.pgh_event_model.objects.filter(pgh_obj__in=[entry.pk for entry in entries])  # type: ignore[attr-defined]
    changed = dict(events.order_by("pgh_obj").values_list("pgh_obj").annotate(Max("pgh_created_at")))
    return [(entry, changed[entry.pk]) for entry in entries if entry.pk in changed]


def facets_of(filters: Filters) -> Facets:
    """How many tasks each further choice would show, in one query."""
    counted: dict[str, list[Choice]] = defaultdict(list)
    total = 0
    for name, value, label, number in _counts(filters):
        if name == "":
            total = number
        elif value not in (None, "", 0):  # a year that is not known is 0
            counted[name].append(Choice(value, _label(name, value, label), number))
    for name, choices in counted.items():
        choices.sort(key=(lambda each: -each.value) if name == "year" else (lambda each: -each.number))
        del choices[CHOICES if name in {"host", "place"} else len(choices) :]
    return Facets(total, total >= filters.counted, counted)


def _counts(filters: Filters) -> list[tuple[str, Any, str, int]]:
    columns = list(COLUMNS.values())
    rows = _counted(filters).values(*columns, "province__name")[: filters.counted]
    inner, params = rows.query.sql_with_params()
    sets = ", ".join(f"({column})" if column != "province_id" else "(province_id, name)" for column in columns)
    names = ", ".join([*columns, "name"])
    with connection.cursor() as cursor:
        cursor.execute(
            f"select grouping({', '.join(columns)}), {', '.join(columns)}, name, count(*)"  # noqa: S608  (own columns)
            f" from ({inner}) as found ({names}) group by grouping sets ((), {sets})",
            params,
        )
        return [_count(row) for row in cursor.fetchall()]


def _counted(filters: Filters) -> QuerySet[RegisterEntry]:
    """The newest first, unless too few tasks say the words: then in whichever order the database finds them.

    A thousand tasks of twenty thousand in a million lie far apart: from the newest on fifty others are read for each.
    """
    rows = found(filters)
    if search_expression(filters.words) and not filters.keys and _expected(rows) < OFTEN:
        return rows.order_by()
    return rows.order_by(*NEWEST_FIRST.order)


def _expected(rows: QuerySet[RegisterEntry]) -> int:
    """How many rows the database expects to find; it looks for none."""
    return int(json.loads(rows.order_by().explain(format="json"))[0]["Plan"]["Plan Rows"])


def _count(row: tuple[Any, ...]) -> tuple[str, Any, str, int]:
    """The bits of `grouping` are set for the columns a row is not grouped by."""
    bits, *values, label, number = row
    for at, name in enumerate(COLUMNS):
        if not bits & (1 << (len(COLUMNS) - 1 - at)):
            return name, values[at], label or "", number
    return "", None, "", number


_LABELS: Mapping[str, Mapping[str, str]] = {
    "level": dict(EntryLevel.choices),
    "state": dict(EntryState.choices),
    "field": dict(ScienceField.choices),
}


def _label(name: str, value: Any, label: str) -> str:
    return label or str(_LABELS.get(name, {}).get(value, value))

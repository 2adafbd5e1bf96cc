"""The public look-up of the register: what was asked for, what was found, how many each further choice would show."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
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
COUNTED = 5000  # counts beside the filters are of the newest so many: a page answers as fast at a million tasks
CHOICES = 8
NEWEST_FIRST = Sorting("year_key", falling=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asked for; what is empty does not narrow.

    Attributes:
        words: in any spelling; a number or a former number of a task will do.
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


COLUMNS: Mapping[str, str] = {
    "province": "province_id",
    "year": "year",
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
        total: how many tasks answer; `COUNTED` stands for "so many or more".
        choices: by the name of the filter, the most frequent first; years the latest first.
    """

    total: int
    choices: Mapping[str, list[Choice]]

    @property
    def is_capped(self) -> bool:
        """There are more than were counted."""
        return self.total >= COUNTED


def public() -> QuerySet[RegisterEntry]:
    """What everybody may see: tasks of others, and own ones from their approval on."""
    return RegisterEntry.objects.exclude(task__isnull=False, state=EntryState.COMMISSIONED)


def public_entry(number: str) -> RegisterEntry:
    """The task of a number or of a former number, the own number first.

    Raises:
        RegisterEntry.DoesNotExist: there is none that everybody may see.
    """
    entries = public().select_related("province", "task", "host__successor")
    found = entries.filter(number=number).order_by("pk").first()
    found = found or entries.filter(other_numbers__contains=[number]).order_by("pk").first()
    if found is None:
        raise RegisterEntry.DoesNotExist(number)
    return found


def found(filters: Filters) -> QuerySet[RegisterEntry]:
    """Everything public that was asked for."""
    narrowed = {column: getattr(filters, name) for name, column in COLUMNS.items() if getattr(filters, name)}
    entries = public().filter(**narrowed)
    if filters.effective:
        entries = entries.filter(is_effective=True)
    expression = search_expression(filters.words)
    if not expression:
        return entries
    holds = Q(words=SearchQuery(expression, config="simple", search_type="raw"))
    if any(letter.isdecimal() for letter in filters.words):
        holds |= Q(other_numbers__contains=[text.collapse(filters.words)])
    return entries.filter(holds)


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
        elif value not in (None, ""):
            counted[name].append(Choice(value, _label(name, value, label), number))
    for name, choices in counted.items():
        choices.sort(key=(lambda each: -each.value) if name == "year" else (lambda each: -each.number))
        del choices[CHOICES if name in {"host", "place"} else len(choices) :]
    return Facets(total, counted)


def _counts(filters: Filters) -> list[tuple[str, Any, str, int]]:
    columns = list(COLUMNS.values())
    rows = found(filters).order_by(*NEWEST_FIRST.order).values(*columns, "province__name")[:COUNTED]
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

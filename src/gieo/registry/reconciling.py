"""Which line of a list is a task the register knows already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from gieo.kernel.text import search_key
from gieo.registry.models import RegisterEntry
from gieo.registry.rules.import_rows import Described

_AT_ONCE = 500
# What an own task's entry takes from its task; a list never changes it.
OF_THE_TASK = frozenset({"title", "aims", "products", "science_field", "year", "year_end", "level", "host_name", "host",
                         "principal_name", "state", "is_weak"})  # fmt: skip
NEVER_COMPARED = frozenset({"is_weak", "source", "source_url", "other_numbers", "classification_codes"})
UNSAID: tuple[Any, ...] = ("", None, [], "unknown")


@dataclass(slots=True)
class Known:
    """The entries of one province that a list may speak of, by number and by name."""

    by_number: dict[str, RegisterEntry] = field(default_factory=dict)
    by_title: dict[str, RegisterEntry] = field(default_factory=dict)

    def add(self, entry: RegisterEntry) -> None:
        """Let later lines find it too."""
        for number in filter(None, (entry.number, *entry.other_numbers)):  # a task of a list may have none
            self.by_number.setdefault(number.upper(), entry)
        self.by_title.setdefault(search_key(entry.title), entry)

    def find(self, row: Described) -> RegisterEntry | None:
        """By one of its numbers, or by the same name where the years do not speak against it."""
        numbers = [*filter(None, [row.number]), *row.values.get("other_numbers", ())]
        found = next((self.by_number[each.upper()] for each in numbers if each.upper() in self.by_number), None)
        if found:
            return found
        same = self.by_title.get(search_key(row.values["title"]))
        return same if same and _years_agree(same, row.values) else None


def known_of(province: str, rows: Iterable[Described]) -> Known:
    """Every entry of a province with a number or a name out of a list; a query for some hundred lines at once."""
    known, rows = Known(), [row for row in rows if not row.refusals]
    for begin in range(0, len(rows), _AT_ONCE):
        part = rows[begin : begin + _AT_ONCE]
        numbers = {each for row in part for each in (row.number, *row.values.get("other_numbers", ())) if each}
        asked = Q(number__in=numbers) | Q(other_numbers__overlap=sorted(numbers))
        asked |= Q(title__in={row.values["title"] for row in part})
        for entry in RegisterEntry.objects.filter(asked, province=province).order_by("pk"):
            known.add(entry)
    return known


def missing_from(entry: RegisterEntry, row: Described) -> dict[str, Any]:
    """What the line says and the register does not: the entry is completed by it."""
    keeps = OF_THE_TASK if entry.task_id else frozenset()
    filled = {
        name: value
        for name, value in row.values.items()
        if name not in keeps and name not in {"other_numbers", "is_weak"} and getattr(entry, name) in UNSAID
    }
    numbers = [row.number, *row.values.get("other_numbers", ())]
    held = {each.upper() for each in (entry.number, *entry.other_numbers)}
    fresh = list(dict.fromkeys(each for each in numbers if each and each.upper() not in held))
    return filled | ({"other_numbers": [*entry.other_numbers, *fresh]} if fresh else {})


def differing_from(entry: RegisterEntry, row: Described) -> Mapping[str, tuple[Any, Any]]:
    """What both say and say differently: the register's word stays, the report names both."""
    return {
        name: (getattr(entry, name), value)
        for name, value in row.values.items()
        if name not in NEVER_COMPARED and getattr(entry, name) not in UNSAID and getattr(entry, name) != value
    }


def _years_agree(entry: RegisterEntry, values: Mapping[str, Any]) -> bool:
    year = values.get("year")
    return entry.year is None or year is None or abs(entry.year - year) <= 1

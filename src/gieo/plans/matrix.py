"""Two ways of sorting a plan's tasks held against each other: fields of science by technologies that go first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gieo.kernel import text
from gieo.plans.models import Plan
from gieo.registry.models import Task
from gieo.registry.rules.science_fields import OTHER, science_fields_of

_GENERIC = "cong nghe "


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many tasks stand where.

    Attributes:
        columns: the technologies as the plan prints them; what is none of them is counted last.
        rows: each field of science with its counts, in the order of the columns, then of the rest; the last row is the
            rest of the fields.
        total: all tasks; the sum of every cell.
    """

    columns: Sequence[str]
    rows: Sequence[tuple[str, tuple[int, ...]]]
    total: int


def matrix_of(plan: Plan) -> Matrix | None:
    """The tasks of the province in the years of the plan; None where the plan sorts by neither.

    A task stands in the first field that its own field speaks of, and under the first technology that its title or
    aims name: words decide, so a person may find a task in another place.
    """
    if not plan.science_fields and not plan.priorities:
        return None
    tasks = Task.objects.filter(province=plan.province_id, plan_year__range=(plan.first_year, plan.last_year))
    cells = Counter(
        (_field_of(field, plan.science_fields), _technology_of(f"{title} {aims}", plan.priorities))
        for field, title, aims in tasks.values_list("science_field", "title", "objectives")
    )
    across = range(len(plan.priorities) + 1)
    rows = [
        (name, tuple(cells[down, column] for column in across)) for down, name in enumerate([*plan.science_fields, ""])
    ]
    return Matrix(plan.priorities, rows, cells.total())


def _field_of(field: str, names: Sequence[str]) -> int:
    """The place of the first name that shares a national field with it; behind the last where none does."""
    own = {field} | set(science_fields_of(field)) - set(OTHER)
    return next((at for at, name in enumerate(names) if own & set(science_fields_of(name))), len(names))


def _technology_of(said: str, names: Sequence[str]) -> int:
    key = text.search_key(said)
    return next((at for at, name in enumerate(names) if any(word in key for word in _words(name))), len(names))


def _words(name: str) -> list[str]:
    """What a title says of a technology: "CNSH" and "công nghệ sinh học" say "sinh hoc", a dash stands between two."""
    long = text.search_key(name.partition("(")[0])
    return [part.strip() for part in text.fold(long.split(_GENERIC)[-1]).split(" - ") if part.strip()]

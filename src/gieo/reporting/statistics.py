"""The official statistics of S&T tasks of a year (table 04), counted from the register with the tasks behind.

The rows are those of TT 26/2015; of TT 15/2018, which came after it, only name and columns were seen, and the paper
marks its items as unconfirmed. What the register does not know (the sex of an investigator, who paid which part of a
task) is left open and printed as missing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from gieo.dossiers.audience import OFFICE
from gieo.identity.models import Province
from gieo.kernel.actors import Actor, Role
from gieo.officialdocs.forms import OfficialForm, filled, library
from gieo.officialdocs.official_paper import OfficialPaper
from gieo.outcomes.models import ResultUse
from gieo.registry.models import Task, TaskLevel

ROWS_OF = "04-tkth-khcn-dp"  # TT 26/2015: the table whose rows were seen
SINCE_2019 = "04-khcn-nv"  # TT 15/2018
PROJECTS = frozenset({"trial_production", "science_project"})  # everything else is a topic or a scheme
FIELDS = ("natural", "engineering", "medical", "agricultural", "social", "humanities")
LEVELS: tuple[str, ...] = (TaskLevel.NATIONAL, "ministry", TaskLevel.PROVINCIAL, TaskLevel.GRASSROOTS, "other")
UNKNOWN = 7  # rows by source of money
NOT_KNOWN = "thiếu"  # in a cell: short, for the head of the column says of what
READERS = OFFICE | {Role.FINANCE_OFFICER}

Tasks = Sequence["Counted"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A task as the table sees it in a year."""

    pk: int
    number: str
    title: str
    is_project: bool
    level: str
    field: str
    approved: bool
    carried: bool
    accepted: bool
    applied: bool

    @property
    def is_in_total(self) -> bool:
        """It ran in the year, or was accepted in it."""
        return self.approved or self.carried or self.accepted


COLUMNS: tuple[Callable[[Counted], bool] | None, ...] = (
    lambda task: task.is_in_total,
    None,  # investigators who are women: not known
    lambda task: task.approved,
    lambda task: task.carried,
    lambda task: task.accepted,
    lambda task: task.applied,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its words and code, and for each column the tasks that count; None where it is not known."""

    label: str
    code: str
    tasks: tuple[Tasks | None, ...]

    @property
    def cells(self) -> list[int | None]:
        """The figures."""
        return [None if each is None else len(each) for each in self.tasks]


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a year as its page shows it: the form, its lines, each figure under the name of its column."""

    form: OfficialForm
    rows: Sequence[Row]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of all columns: words, code, figures."""
        return tuple(next(item.columns for item in self.form.fields if item.type == "table"))

    @property
    def lines(self) -> list[tuple[Row, list[tuple[str, Tasks | None]]]]:
        """Each row with its figures by name."""
        names = self.columns[-len(COLUMNS) :]
        return [(row, list(zip(names, row.tasks, strict=True))) for row in self.rows]


def may_read(actor: Actor, province: str) -> bool:
    """Whether an actor may see the statistics of a province before they are handed in."""
    return bool(actor.roles_in(province) & READERS)


def form_of(year: int) -> OfficialForm:
    """The table that is handed in for a year."""
    return library.get(SINCE_2019 if year >= 2019 else ROWS_OF)  # noqa: PLR2004  (a year is its own name)


def table_of(province: Province, year: int) -> Table:
    """The table of a year for whoever may read it (`may_read`)."""
    return Table(form_of(year), rows_of(province, year))


def rows_of(province: Province, year: int) -> list[Row]:
    """The table of a year, every line of it."""
    counted = list(_tasks(province, year))
    wanted = [
        *_block([each for each in counted if not each.is_project]),
        *_block([each for each in counted if each.is_project]),
    ]
    heads = next(item.rows for item in library.get(ROWS_OF).fields if item.type == "table")
    return [Row(label, code, _columns(tasks)) for (label, code), tasks in zip(heads, wanted, strict=True)]


def _block(tasks: Tasks) -> Iterator[Tasks | None]:
    """The total, by level, by field, and the lines by source of money, which the register does not tell apart."""
    yield tasks
    yield from ([each for each in tasks if each.level == level] for level in LEVELS)
    yield from ([each for each in tasks if each.field == field] for field in FIELDS)
    yield from [None] * UNKNOWN


def _columns(tasks: Tasks | None) -> tuple[Tasks | None, ...]:
    return tuple(
        None if tasks is None or counts is None else [each for each in tasks if counts(each)] for counts in COLUMNS
    )


def _tasks(province: Province, year: int) -> Iterator[Counted]:
    used = set(
        ResultUse.objects.filter(outcome__province=province, since__year=year).values_list("outcome__task", flat=True)
    )
    last = date(year, 12, 31)
    running = Q(approved_on__lte=last) & (Q(accepted_on=None) | Q(accepted_on__year__gte=year))
    columns = ("pk", "number", "title", "kind", "level", "science_field", "approved_on", "accepted_on")
    tasks = Task.objects.filter(running | Q(pk__in=used), province=province).order_by("number")
    for pk, number, title, kind, level, field, approved_on, accepted_on in tasks.values_list(*columns):
        accepted = bool(accepted_on and accepted_on.year == year)
        is_open = bool(approved_on and approved_on <= last and (accepted_on is None or accepted_on > last))
        yield Counted(
            pk=pk,
            number=number,
            title=title,
            is_project=kind in PROJECTS,
            level=level,
            field=field,
            approved=bool(is_open and approved_on.year == year),
            carried=bool(is_open and approved_on.year < year),
            accepted=accepted,
            applied=pk in used,
        )


def paper_of(province: Province, year: int, *, on: date) -> OfficialPaper:
    """The table as an official paper; the day is that of the print."""
    profile = province.latest_rulebook.profile
    head: Mapping[str, Any] = {
        "Đơn vị báo cáo": profile.body if profile else province.name,
        "Đơn vị nhận": "Bộ Khoa học và Công nghệ",
        "Năm": str(year),
        "Ngày gửi": f"{on:%d/%m/%Y}",
    }
    table = [
        (row.label, row.code, *(NOT_KNOWN if cell is None else cell for cell in row.cells))
        for row in rows_of(province, year)
    ]
    return filled(form_of(year), {"H": dict(head), "T": table})

"""The tables as data: period, day, borrowed rows, and which cells the registers fill."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from gieo.officialdocs.forms import FormField, OfficialForm, library
from gieo.registry.models import MoneySource
from gieo.rulebooks import library as rulebooks
from gieo.rulebooks.models.legal import Instrument

DATA = Path(__file__).parent / "tables.yaml"
SIGN = re.compile(r"\(([A-Z]|\d+)\)$")  # the sign that a form prints under the head of a column
UNIT = re.compile(r"\s*\[([^\]]+)\]$")  # of a line that counts something else than its neighbours
HEADS = ("A", "B", "C")  # words, code, unit: what is no figure


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Cut(_Data):
    """Which things a line is about; what it does not name, it does not ask for."""

    kind: Literal["", "topic", "project"] = ""
    level: str = ""
    field: str = ""
    source: Literal["", "state", "central", "local", "other", "foreign"] = ""
    of: Literal["", "inspections", "inspected_tasks"] = ""


class Readings(_Data):
    """What the words of the tables mean in the registers.

    Attributes:
        projects: kinds of task that are counted as projects; everything else is a topic or a scheme.
        sources: a word for money → the sources of the register it means.
        money_unit: đồng in one unit of a table of money.
        status: whether the reading was confirmed.
    """

    projects: frozenset[str]
    sources: Mapping[str, frozenset[str]]
    money_unit: int
    status: Literal["", "to_confirm"] = ""

    @model_validator(mode="after")
    def _knows_every_source(self) -> "Readings":
        named = frozenset().union(*self.sources.values())
        if strangers := named ^ set(MoneySource.values):
            raise ValueError(f"sources of money that are not read, or not there: {', '.join(sorted(strangers))}")
        return self


class StatisticTable(_Data):
    """One table.

    Attributes:
        form: key of the official form: code, title, rows, columns, instrument.
        before: handed in before this day of the year after, month-day; empty where it is not known.
        rows_of: key of the earlier form whose rows it borrows, its own being unseen.
        count: what is counted; empty where the registers know nothing of it.
        rows: cut of each line the registers fill, by its code.
        columns: what each column they fill asks, by its sign.
        status: whether the reading was confirmed.
        note: how it was read.
    """

    form: str
    before: str = ""
    rows_of: str = ""
    count: Literal["", "tasks", "task_money", "inspections"] = ""
    rows: Mapping[str, Cut] = {}
    columns: Mapping[str, str] = {}
    status: Literal["", "to_confirm"] = ""
    note: str = ""

    @model_validator(mode="after")
    def _counts_what_it_has(self) -> "StatisticTable":
        codes = {line.code for line in lines_of(self)}
        signs = {sign for sign, _head in figures_of(self)}
        strangers = [*sorted(set(self.rows) - codes), *sorted(set(self.columns) - signs)]
        if strangers:
            raise ValueError(f"{self.form} has no {', '.join(strangers)}")
        if bool(self.count) != bool(self.rows):
            raise ValueError(f"{self.form}: what is counted needs lines, and lines something that is counted")
        return self

    @property
    def official(self) -> OfficialForm:
        """The form."""
        return library.get(self.form)

    @property
    def instrument(self) -> Instrument:
        """Which text asks for it."""
        return rulebooks.legal_index()[self.official.instrument].instrument

    @property
    def reading(self) -> "StatisticTable":
        """The table by whose lines and columns it is counted: that whose rows it borrows, else itself."""
        return all_tables()[self.rows_of] if self.rows_of else self

    def due_before(self, year: int) -> date | None:
        """The day in the year after before which the table of a year is handed in; None where it is not known."""
        return date.fromisoformat(f"{year + 1}-{self.before}") if self.before else None


class Line(_Data):
    """A line that a table is printed with: its words without the unit, its code, its unit where it has its own."""

    label: str
    code: str
    unit: str = ""


def grid_of(form: OfficialForm) -> FormField:
    """The item that is the table itself.

    Raises:
        StopIteration: the form has none; only the sheet on the reporting body has other items than one grid.
    """
    return next(item for item in form.fields if item.type == "table" and SIGN.search(item.columns[0]))


def has_grid(form: OfficialForm) -> bool:
    """Whether it is a grid of figures; the sheet of a reporting body asks one question after the other."""
    return any(item.type == "table" and SIGN.search(item.columns[0]) for item in form.fields)


def lines_of(table: StatisticTable) -> list[Line]:
    """The lines it is printed with, its own or the borrowed ones; none where they were not seen."""
    form = table.official
    if not has_grid(form):
        return []
    rows = grid_of(form).rows or (grid_of(library.get(table.rows_of)).rows if table.rows_of else ())
    return [_line(row[0], row[1]) for row in rows]


def _line(words: str, code: str) -> Line:
    unit = UNIT.search(words)
    return Line(label=UNIT.sub("", words), code=code, unit=unit[1] if unit else "")


def figures_of(table: StatisticTable) -> list[tuple[str, str]]:
    """The columns of figures: their sign and their whole head."""
    form = table.official
    if not has_grid(form):
        return []
    signed = ((SIGN.search(head), head) for head in grid_of(form).columns)
    return [(sign[1], head) for sign, head in signed if sign and sign[1] not in HEADS]


@cache
def readings() -> Readings:
    """What all tables understand the same way."""
    return Readings.model_validate(_data()["readings"])


@cache
def _data() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(DATA.read_text())
    return read


@cache
def all_tables() -> Mapping[str, StatisticTable]:
    """Every table, in the order of the data, by the key of its form."""
    return {table.form: table for table in map(StatisticTable.model_validate, _data()["tables"])}


def tables_of_year(year: int) -> list[StatisticTable]:
    """The tables whose instrument was in force at the end of the year, as far as its days are known."""
    end = date(year, 12, 31)
    return [table for table in all_tables().values() if table.instrument.was_in_force(end)]


def successor_of(tables: list[StatisticTable], year: int) -> Instrument | None:
    """The later text that may ask for other tables of the year: issued by then, its own tables not seen."""
    index = rulebooks.legal_index()
    seen = {table.official.instrument for table in all_tables().values()}
    later = {table.instrument.replaced_by for table in tables} - {"", None} - seen
    found = [index[str(key)].instrument for key in sorted(map(str, later))]
    return next((each for each in found if each.issued_on and each.issued_on <= date(year, 12, 31)), None)

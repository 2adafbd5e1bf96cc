"""A table of a year as one reads and fills it: every cell with where it comes from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from gieo.dossiers.audience import OFFICE
from gieo.identity.models import Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.money import group_digits
from gieo.officialdocs.forms import FormField
from gieo.officialdocs.forms.options import options_of
from gieo.reporting.models import StatisticFigure
from gieo.reporting.statistics.counting import Cells, Known, known_of
from gieo.reporting.statistics.tables import (
    HEADS,
    Line,
    StatisticTable,
    figures_of,
    grid_of,
    has_grid,
    lines_of,
    successor_of,
    tables_of_year,
)
from gieo.rulebooks.models.legal import Instrument

READERS = OFFICE | {Role.FINANCE_OFFICER}
WRITERS = frozenset({Role.SCIENCE_OFFICER, Role.FINANCE_OFFICER, Role.DIRECTOR})
OPEN_LINES = 5  # for the hand, where the rows of a table are not known
SKIPPED = frozenset({"signature", "section", "file"})
FIGURE = re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
HEAD = "H"  # filled by the system: who reports, to whom, which year

Place = tuple[str, str, str]  # item, code of the line, sign of the column


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell.

    Attributes:
        place: where it stands.
        head: the head of its column, or the question.
        known: what the registers say; None where they say nothing.
        typed: what an officer wrote; None where nobody did.
        options: what can be chosen; empty where it is free.
        several: whether several of them can be, written with semicolons.
        is_figure: whether only a number is right.
        offered: what was just typed and not kept, for it was refused; None where nothing was.
    """

    place: Place
    head: str
    known: Known | None = None
    typed: StatisticFigure | None = None
    options: tuple[str, ...] = ()
    several: bool = False
    is_figure: bool = True
    offered: str | None = None

    @property
    def name(self) -> str:
        """Its name in a form."""
        return ":".join(self.place)

    @property
    def words(self) -> str:
        """As it is read; empty where nobody knows."""
        if self.known is not None:
            return written(self.known.figure)
        return self.typed.value if self.typed else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was chosen of the options."""
        return chosen_in(self.words) if self.several else (self.words,) if self.words else ()

    @property
    def in_box(self) -> str:
        """What stands in its box: what was just typed, else what is kept."""
        return self.words if self.offered is None else self.offered

    @property
    def number(self) -> int | Decimal | None:
        """As a number; None where it is none."""
        if self.known is not None:
            return self.known.figure
        return figure_in(self.words) if self.is_figure and self.words else None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the grid: its first cells, then its figures; `words` are cells for the hand where it has none."""

    line: Line
    words: Sequence[Cell]
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticSheet:
    """A table of a year."""

    table: StatisticTable
    year: int
    heads: Sequence[str]
    lines: Sequence[SheetLine]
    answers: Sequence[tuple[FormField, Sequence[Cell]]]
    is_open: bool
    due_before: date | None
    successor: Instrument | None

    @property
    def head_signs(self) -> tuple[str, ...]:
        """The signs of the first columns: words, code and, where lines count different things, unit."""
        return HEADS[: len(self.heads) - len(figures_of(self.table))]

    @property
    def cells(self) -> list[Cell]:
        """Every cell that counts."""
        grid = [cell for line in self.lines for cell in (*line.words, *line.cells)]
        return [*grid, *(cell for _item, cells in self.answers for cell in cells)]

    @property
    def counted(self) -> int:
        """How many cells the registers fill."""
        return sum(cell.known is not None for cell in self.cells)

    @property
    def typed(self) -> int:
        """How many an officer filled."""
        return sum(cell.known is None and bool(cell.words) for cell in self.cells)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.cells)

    @property
    def missing(self) -> int:
        """How many nobody knows."""
        return self.total - self.counted - self.typed


def offering(sheet: StatisticSheet, typed: Mapping[str, str]) -> StatisticSheet:
    """The same with what was just typed in the boxes."""

    def each(cells: Sequence[Cell]) -> list[Cell]:
        return [replace(cell, offered=typed.get(cell.name)) for cell in cells]

    lines = [replace(line, words=each(line.words), cells=each(line.cells)) for line in sheet.lines]
    return replace(sheet, lines=lines, answers=[(item, each(cells)) for item, cells in sheet.answers])


def written(figure: int | Decimal) -> str:
    """1250 → 1.250, Decimal("12.5") → 12,5."""
    whole, _dot, rest = f"{figure:f}".partition(".")
    parts = rest.rstrip("0")
    return group_digits(int(whole)) + (f",{parts}" if parts else "")


def figure_in(words: str) -> Decimal | None:
    """The number that somebody wrote as it is written in Vietnam (1.250,5); None where it is none, or could be two."""
    if not FIGURE.fullmatch(words):
        return None
    return Decimal(words.replace(".", "").replace(",", "."))


def chosen_in(words: str) -> tuple[str, ...]:
    """The parts of an answer with several."""
    return tuple(filter(None, (part.strip() for part in words.split(";"))))


def may_read(actor: Actor, province: str) -> bool:
    """Whether an actor may see the statistics of a province before they are handed in."""
    return bool(actor.roles_in(province) & READERS)


def may_write(actor: Actor, province: str) -> bool:
    """Whether an actor fills what the registers do not know."""
    return bool(actor.roles_in(province) & WRITERS)


def sheet_of(table: StatisticTable, province: Province, year: int) -> StatisticSheet:
    """A table of a year, for whoever may read it (`may_read`)."""
    typed = StatisticFigure.objects.filter(province=province, form=table.form, year=year)
    return _sheet(table, year, known_of(table, province, year), list(typed.select_related("entered_by")))


def sheets_of_year(province: Province, year: int) -> list[StatisticSheet]:
    """All tables of a year; what is typed is asked for once."""
    typed: dict[str, list[StatisticFigure]] = {}
    for each in StatisticFigure.objects.filter(province=province, year=year):
        typed.setdefault(each.form, []).append(each)
    return [
        _sheet(table, year, known_of(table, province, year), typed.get(table.form, ()))
        for table in tables_of_year(year)
    ]


def _sheet(table: StatisticTable, year: int, known: Cells, typed: Sequence[StatisticFigure]) -> StatisticSheet:
    by_place = {(each.item, each.row, each.column): each for each in typed}
    lines = _lines(table, known, by_place)
    return StatisticSheet(
        table=table,
        year=year,
        heads=grid_of(table.official).columns if has_grid(table.official) else (),
        lines=lines,
        answers=[] if has_grid(table.official) else _answers(table, by_place),
        is_open=bool(lines and not lines_of(table)),
        due_before=table.due_before(year),
        successor=successor_of([table], year),
    )


def _lines(table: StatisticTable, known: Cells, typed: Mapping[Place, StatisticFigure]) -> list[SheetLine]:
    form = table.official
    if not has_grid(form):
        return []
    item, printed = grid_of(form), lines_of(table)
    lines = printed or [Line(label="", code=f"+{at}") for at in range(1, OPEN_LINES + 1)]
    heads = item.columns[: len(item.columns) - len(figures_of(table))]
    return [
        SheetLine(
            line,
            () if printed else [_cell(typed, (item.n, line.code, f"#{at}"), head, is_figure=False)
                                for at, head in enumerate(heads)],
            [_cell(typed, (item.n, line.code, sign), head, known=known.get((line.code, sign)))
             for sign, head in figures_of(table)],
        )
        for line in lines
    ]  # fmt: skip


def _answers(table: StatisticTable, typed: Mapping[Place, StatisticFigure]) -> list[tuple[FormField, Sequence[Cell]]]:
    """The questions of the sheet of a reporting body, each with its lines."""
    asked: list[tuple[FormField, Sequence[Cell]]] = []
    for item in table.official.fields:
        if item.type in SKIPPED or item.n == HEAD:
            continue
        if item.type == "table":
            lines = range(1, OPEN_LINES + 1)
            cells = [_cell(typed, (item.n, f"+{line}", f"#{at}"), f"{head} ({line})", is_figure=False)
                     for line in lines for at, head in enumerate(item.columns)]  # fmt: skip
        elif item.parts:
            cells = [_cell(typed, (item.n, "", part), part, is_figure=False) for part in item.parts]
        else:
            cell = _cell(typed, (item.n, "", ""), item.label, is_figure=item.type in {"number", "money"})
            cells = [replace(cell, options=options_of(item), several=item.type == "multichoice")]
        asked.append((item, cells))
    return asked


def _cell(
    typed: Mapping[Place, StatisticFigure],
    place: Place,
    head: str,
    *,
    known: Known | None = None,
    is_figure: bool = True,
) -> Cell:
    return Cell(place=place, head=head, known=known, typed=typed.get(place), is_figure=is_figure)

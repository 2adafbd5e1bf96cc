"""A table of a year as an official paper and as a workbook."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

from gieo.identity.models import Province
from gieo.officialdocs.forms import FormField, filled
from gieo.officialdocs.official_paper import OfficialPaper
from gieo.reporting.statistics.sheet import HEAD, Cell, SheetLine, StatisticSheet
from gieo.reporting.statistics.tables import grid_of

NOT_KNOWN = "thiếu"  # in a cell of the paper: short, for the head of the column says of what
NO_FIGURE = "chưa có số liệu"
FIRST, WIDE, NARROW = 0, 60, 14  # columns of the workbook


def paper_of(sheet: StatisticSheet, province: Province, *, on: date) -> OfficialPaper:
    """The table as an official paper; the day is that of the print."""
    form = sheet.table.official
    values: dict[str, Any] = {HEAD: _head(sheet, province, on)}
    if sheet.lines:
        values[grid_of(form).n] = [_printed_line(line, sheet) for line in sheet.lines if _is_said(line)]
    values.update({item.n: _answer(item, cells) for item, cells in sheet.answers})
    return filled(form, values)


def _head(sheet: StatisticSheet, province: Province, on: date) -> dict[str, str]:
    profile = province.latest_rulebook.profile
    return {
        "Đơn vị báo cáo": profile.body if profile else province.name,
        "Đơn vị nhận": "Bộ Khoa học và Công nghệ",
        "Năm": str(sheet.year),
        "Ngày gửi": f"{on:%d/%m/%Y}",
    }


def _is_said(line: SheetLine) -> bool:
    """A printed line always; one for the hand once somebody wrote in it."""
    return bool(line.line.label) or any(cell.words for cell in (*line.words, *line.cells))


def _firsts(line: SheetLine, count: int) -> list[str]:
    if line.words:
        return [cell.words or NOT_KNOWN for cell in line.words]
    return [line.line.label, line.line.code, line.line.unit][:count]


def _printed_line(line: SheetLine, sheet: StatisticSheet) -> tuple[str, ...]:
    firsts = _firsts(line, len(sheet.heads) - len(line.cells))
    return (*firsts, *(cell.words or NOT_KNOWN for cell in line.cells))


def _answer(item: FormField, cells: Sequence[Cell]) -> Any:
    """What the form takes: rows of a table, a record of a group, one value."""
    if item.type == "table":
        width = len(item.columns)
        rows = [cells[at : at + width] for at in range(0, len(cells), width)]
        return [tuple(cell.words for cell in row) for row in rows if any(cell.words for cell in row)]
    if item.parts:
        return {cell.place[2]: cell.words for cell in cells}
    [cell] = cells
    if cell.options:
        return cell.chosen
    return cell.words


def workbook_of(sheet: StatisticSheet, province: Province) -> bytes:
    """The same as a workbook: figures are numbers; a cell nobody knows says so."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(sheet.table.official.code.replace("/", "-")[:31])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    number = book.add_format({"num_format": "#,##0.###", "valign": "top", "border": 1})
    open_ = book.add_format({"italic": True, "font_color": "#6b6b6b", "valign": "top", "border": 1})
    page.write(0, 0, f"{sheet.table.official.code}: {sheet.table.official.title}", book.add_format({"bold": True}))
    page.write(1, 0, f"{_head(sheet, province, date(sheet.year, 12, 31))['Đơn vị báo cáo']} · {sheet.year}")
    rows: list[list[str | Cell]] = [
        [*_firsts(line, len(sheet.heads) - len(line.cells)), *line.cells] for line in sheet.lines if _is_said(line)
    ]
    rows += [[item.label, cell.head, cell] for item, cells in sheet.answers for cell in cells]
    page.write_row(3, 0, list(sheet.heads) or ["Mục", "Nội dung", "Trả lời"], bold)
    for at, row in enumerate(rows, start=4):
        for column, said in enumerate(row):
            _write(page, at, column, said, wrap, number, open_)
    page.set_column(FIRST, FIRST, WIDE)
    page.set_column(1, max(len(sheet.heads), 3), NARROW)
    page.freeze_panes(4, 0)
    book.close()
    return stream.getvalue()


def _write(page: Any, at: int, column: int, said: str | Cell, wrap: Any, number: Any, open_: Any) -> None:
    if isinstance(said, str):
        page.write_string(at, column, said, wrap)
    elif said.number is not None:
        page.write_number(at, column, float(said.number), number)
    elif said.words:
        page.write_string(at, column, said.words, wrap)
    else:
        page.write_string(at, column, NO_FIGURE, open_)

"""A ballot as a workbook: carried home, filled in without a network, and read back line by line."""

import io
from collections.abc import Iterable
from typing import Any
from zipfile import BadZipFile

import xlsxwriter
from django.utils.translation import gettext
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gieo.councils.ballot_sheet import BallotSheet, Cell
from gieo.councils.models import CouncilItem
from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _

FIRST_ROW = 4  # the rows above say whose dossier it is and how it is filled in
KEY, ANSWER = 0, 3  # columns: the hidden name of the control, and what the member writes
WIDTHS = (2, 44, 52, 40)
SHEETS = ("GIEO-MACDINH:55",)


def workbook_of(item: CouncilItem, sheet: BallotSheet) -> bytes:
    """The ballot, empty or with what stands on it; only the answers can be written in."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(gettext("Phiếu"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    open_cell = book.add_format({"locked": False, "text_wrap": True, "border": 1, "valign": "top"})
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width, None, {"hidden": at == KEY})
    page.write_string(0, KEY, item.number)
    page.write_string(0, 1, f"{item.number}: {item.title}", bold)
    page.write_string(1, 1, gettext("Chỉ điền cột cuối. Nhập lại trên trang phiếu, xem rồi mới bỏ phiếu."))
    page.write_row(FIRST_ROW - 1, 1, (gettext("Hồ sơ, nội dung"), gettext("Cần điền"), gettext("Trả lời")), bold)
    at = FIRST_ROW
    for group in sheet.groups:
        for line in group.lines:
            about = f"{group.label}: {line.label}" if line.label else group.label
            at = _write(page, at, about, line.cells, wrapped, open_cell)
    _write(page, at, "", sheet.single, wrapped, open_cell)
    page.protect()
    page.freeze_panes(FIRST_ROW, 0)
    book.close()
    return stream.getvalue()


def _write(page: Any, at: int, about: str, cells: Iterable[Cell], wrapped: Any, open_cell: Any) -> int:
    for cell in cells:
        page.write_string(at, KEY, cell.name)
        page.write_string(at, 1, about, wrapped)
        page.write_string(at, 2, cell.label, wrapped)
        page.write(at, ANSWER, cell.shown, open_cell)
        if cell.options:
            page.data_validation(at, ANSWER, at, ANSWER, {"validate": "list", "source": [w for _c, w in cell.options]})
        elif cell.is_number:
            page.data_validation(
                at, ANSWER, at, ANSWER, {"validate": "integer", "criteria": ">=", "value": 0, "ignore_blank": True}
            )
        at += 1
    return at


def read_workbook(item: CouncilItem, sheet: BallotSheet, content: bytes) -> dict[str, str]:
    """What was written, by name of the control; nothing is cast by it.

    Args:
        item: the dossier the ballot must be of.
        sheet: the ballot as it is asked now.
        content: of the workbook.

    Raises:
        Refused: no workbook, that of another dossier, or an answer that is none of those offered.
    """
    try:
        page = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        rows = [list(row) for row in page.iter_rows(values_only=True)]
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError):
        message = _("Không đọc được tệp; dùng tệp .xlsx tải từ trang này.")
        raise Refused([Refusal(code="no_workbook", message=message, basis=SHEETS, field="file")]) from None
    if not rows or not rows[0] or str(rows[0][KEY]) != item.number:
        message = _("Tệp này không phải phiếu của hồ sơ %(number)s.")
        params = {"number": item.number}
        raise Refused([Refusal(code="other_dossier", message=message, params=params, basis=SHEETS, field="file")])
    cells = {cell.name: cell for cell in sheet.cells}
    typed, wrong = {}, []
    for row in rows[FIRST_ROW:]:
        cell = cells.get(str(row[KEY] or ""))
        written = _written(row[ANSWER] if len(row) > ANSWER else None)
        if cell is None or not written:
            continue
        known = {text.fold(words): code for code, words in cell.options}
        if cell.options and text.fold(written) not in known:
            wrong.append(f"{cell.about or cell.label}: {written}")
        else:
            typed[cell.name] = known[text.fold(written)] if cell.options else written
    if wrong:
        message = _("Câu trả lời không có trong phiếu: %(answers)s.")
        params = {"answers": "; ".join(wrong)}
        raise Refused([Refusal(code="no_such_answer", message=message, params=params, basis=SHEETS, field="file")])
    return typed


def _written(value: Any) -> str:
    """As the form takes it: a whole number without a point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return text.nfc(str(value)).strip() if value is not None else ""

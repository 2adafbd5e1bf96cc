"""The list of a series: its columns and rows, from a workbook or a .csv."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gieo.files.models import StoredFile
from gieo.kernel import text
from gieo.kernel.media import CSV, TEXT, XLSX
from gieo.kernel.refusal import Refusal, Refused, _

MOST = 5000
Record = dict[str, str]


def rows_of(stored: StoredFile) -> tuple[list[str], list[Record]]:
    """The names of the columns, and each row under them; empty rows are passed over.

    Raises:
        Refused: no such list, a column without a name or twice, no rows or too many.
    """
    table = [row for row in _cells(stored) if any(row)]
    if len(table) < 2:  # noqa: PLR2004  (a head and a row)
        raise _refused("no_rows", _("Danh sách không có dòng nào dưới dòng tên cột."))
    columns = table[0]
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not all(columns) or len(set(columns)) != len(columns):
        raise _refused("columns", _("Mỗi cột phải có tên, và mỗi tên một lần."))
    rows = [dict(zip(columns, [*row, *[""] * len(columns)], strict=False)) for row in table[1:]]
    if len(rows) > MOST:
        raise _refused("too_many", _("Danh sách quá %(most)s dòng; hãy chia nhỏ."), most=MOST)
    return columns, rows


def _refused(code: str, message: str, **params: int) -> Refused:
    return Refused([Refusal(code=code, message=message, params=params, field="list")])


def _cells(stored: StoredFile) -> Iterator[list[str]]:
    if stored.media_type == XLSX:
        return _of_workbook(stored.read())
    if stored.media_type in {CSV, TEXT}:
        return _of_csv(stored.read())
    raise _refused("wrong_type", _("Danh sách là tệp .xlsx hoặc .csv."))


def _of_workbook(content: bytes) -> Iterator[list[str]]:
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    except (InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise _refused("damaged", _("Không mở được danh sách.")) from error
    return (_said(row) for row in sheet.iter_rows(values_only=True, max_row=MOST + 2))


def _of_csv(content: bytes) -> Iterator[list[str]]:
    words = content.decode("utf-8-sig", errors="replace")
    separator = ";" if words.partition("\n")[0].count(";") > words.partition("\n")[0].count(",") else ","
    return (_said(row) for row in csv.reader(io.StringIO(words), delimiter=separator))


def _said(row: Iterable[Any]) -> list[str]:
    return [_word(cell) for cell in row]


def _word(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return text.collapse(text.nfc(str(cell)))

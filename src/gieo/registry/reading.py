"""Lists of tasks as rows: .xlsx, .csv, .jsonl, and the tables of a Word file."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile

import docx
import openpyxl

from gieo.kernel.refusal import Refusal, Refused, _
from gieo.registry.rules.import_columns import columns_of, name_of

MOST_ROWS = 50_000
HEADING_WITHIN = 20  # a list has its letterhead above; the heading is among its first lines
SUFFIXES = frozenset({".xlsx", ".csv", ".jsonl", ".docx"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list.

    Attributes:
        place: where it stands: "dòng 7", "Sheet1 dòng 7", "bảng 2 dòng 7".
        cells: what each known column says.
    """

    place: str
    cells: dict[str, str]


def read_list(content: bytes, name: str) -> list[Row]:
    """Every line of every list in a file.

    Raises:
        Refused: no kind of file that holds lists, damaged, no column with the names of the tasks, or too long.
    """
    suffix = PurePosixPath(name.lower()).suffix
    readers = {".xlsx": _of_workbook, ".csv": _of_csv, ".jsonl": _of_jsonl, ".docx": _of_word}
    if suffix not in readers:
        message = _("Chỉ nhận danh sách .xlsx, .csv, .jsonl, .docx.")
        raise Refused([Refusal(code="no_list", message=message, field="file")])
    try:
        rows = list(readers[suffix](content))
    except (ValueError, KeyError, OSError, BadZipFile) as error:
        message = _("Không đọc được tệp: %(error)s.")
        raise Refused(
            [Refusal(code="unreadable", message=message, params={"error": str(error)[:120]}, field="file")]
        ) from error
    if not rows:
        message = _("Không thấy bảng nào có cột tên nhiệm vụ.")
        raise Refused([Refusal(code="no_rows", message=message, field="file")])
    if len(rows) > MOST_ROWS:
        message = _("Tối đa %(most)s dòng một lần nhập; hãy chia tệp.")
        raise Refused([Refusal(code="too_long", message=message, params={"most": MOST_ROWS}, field="file")])
    return rows


def _of_workbook(content: bytes) -> Iterator[Row]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        lines = ([_said(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
        yield from _of_table(lines, "" if len(book.worksheets) == 1 else f"{sheet.title} ")


def _of_csv(content: bytes) -> Iterator[Row]:
    text = content.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    yield from _of_table(csv.reader(io.StringIO(text), delimiter=delimiter), "")


def _of_jsonl(content: bytes) -> Iterator[Row]:
    for at, line in enumerate(content.decode("utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError(f"dòng {at}: {line[:40]}")  # noqa: TRY004  (of the file, not of the program)
        named = {name_of(key): _said(value) for key, value in record.items()}
        yield Row(f"dòng {at}", {name: value for name, value in named.items() if name})


def _of_word(content: bytes) -> Iterator[Row]:
    for at, table in enumerate(docx.Document(io.BytesIO(content)).tables, start=1):
        yield from _of_table(([cell.text for cell in row.cells] for row in table.rows), f"bảng {at} ")


def _of_table(lines: Iterable[Sequence[str]], where: str) -> Iterator[Row]:
    """The lines below the heading; a list without one among its first lines is no list of tasks."""
    columns: dict[int, str] = {}
    for at, line in enumerate(lines, start=1):
        if not columns:
            columns = columns_of(line)
            if not columns and at >= HEADING_WITHIN:
                return
            continue
        cells = {name: line[column] for column, name in columns.items() if column < len(line) and line[column].strip()}
        if cells:
            yield Row(f"{where}dòng {at}", cells)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_said(each) for each in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

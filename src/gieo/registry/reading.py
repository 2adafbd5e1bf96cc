"""Lists of tasks as rows: .xlsx, .csv, .jsonl, tables of Word and PDF files, and result bulletins in prose.

How the text of a PDF is read is known to the reader of official documents, a later layer; it is registered here.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile

import docx
import openpyxl
from docx.opc.exceptions import OpcError

from gieo.kernel.refusal import Refusal, Refused, _
from gieo.registry.rules.bulletins import told_in
from gieo.registry.rules.import_columns import columns_of, name_of

MOST_ROWS = 50_000
HEADING_WITHIN = 20  # a list has its letterhead above; the heading is among its first lines
SUFFIXES = (".xlsx", ".csv", ".jsonl", ".docx", ".pdf", ".txt")

# The lines of a .pdf or .txt, a row of a table with tabs between its cells; raises ValueError where there are none.
TextReader = Callable[[bytes, str], Sequence[str]]
_readers: list[TextReader] = []


def register_text_reader(reader: TextReader) -> None:
    """Say how documents are read; the last one registered is asked."""
    _readers[:] = [reader]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list.

    Attributes:
        place: where it stands: "dòng 7", "Sheet1 dòng 7", "bảng 2 dòng 7", "đoạn 12".
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
    if suffix not in _BY_SUFFIX:
        message = _("Chỉ nhận danh sách, bản tin %(suffixes)s.")
        raise Refused(
            [Refusal(code="no_list", message=message, params={"suffixes": ", ".join(SUFFIXES)}, field="file")]
        )
    try:
        rows = list(_BY_SUFFIX[suffix](content))
    except (ValueError, KeyError, OSError, BadZipFile, OpcError) as error:
        message = _("Không đọc được tệp: %(error)s.")
        raise Refused(
            [Refusal(code="unreadable", message=message, params={"error": str(error)[:120]}, field="file")]
        ) from error
    if not rows:
        message = _("Không thấy bảng nào có cột tên nhiệm vụ, cũng không thấy đoạn nào kể một nhiệm vụ.")
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
    document = docx.Document(io.BytesIO(content))
    for at, table in enumerate(document.tables, start=1):
        yield from _of_table(([cell.text for cell in row.cells] for row in table.rows), f"bảng {at} ")
    yield from _of_prose([paragraph.text for paragraph in document.paragraphs], "đoạn")


def _of_pdf(content: bytes) -> Iterator[Row]:
    """Its ruled tables as one list, and what it tells outside them."""
    lines = _text_of(content, "tep.pdf")
    yield from _of_table((line.split("\t") for line in lines if "\t" in line), "bảng ")
    yield from _of_prose(["" if "\t" in line else line for line in lines], "dòng")


def _of_text(content: bytes) -> Iterator[Row]:
    yield from _of_prose(_text_of(content, "tep.txt"), "dòng")


def _text_of(content: bytes, name: str) -> Sequence[str]:
    if not _readers:
        raise LookupError("nobody reads documents: register a reader of texts")
    return _readers[-1](content, name)


def _of_prose(lines: Sequence[str], called: str) -> Iterator[Row]:
    """What a bulletin tells under labels or in sentences."""
    return (Row(f"{called} {told.line}", told.cells) for told in told_in(lines))


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


_BY_SUFFIX: dict[str, Callable[[bytes], Iterator[Row]]] = dict(
    zip(SUFFIXES, (_of_workbook, _of_csv, _of_jsonl, _of_word, _of_pdf, _of_text), strict=True)
)

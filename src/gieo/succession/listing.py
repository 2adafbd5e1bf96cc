"""Lists of heirs, as provinces publish them for communes: .csv or .xlsx, a line for a body that ends and an heir."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.succession.ledger import BASIS

# Headings by their folded words; the first line carries them in any order.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "body": ("co quan ket thuc", "don vi cu", "co quan cu"),
    "heir": ("co quan ke thua", "don vi moi", "co quan moi"),
    "code": ("ma", "ma don vi moi", "ma xa"),
    "code_list": ("danh muc ma", "danh muc"),
    "decision": ("quyet dinh so", "quyet dinh", "nghi quyet", "nghi quyet so", "van ban"),
}
TITLES = {
    "body": _("Cơ quan kết thúc"),
    "heir": _("Cơ quan kế thừa"),
    "code": _("Mã"),
    "code_list": _("Danh mục mã"),
    "decision": _("Quyết định số"),
}
MOST_LINES = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it is written, with its number in the file."""

    number: int
    body: str
    heir: str
    code: str
    code_list: str
    decision: str


def read_lines(content: bytes, name: str) -> list[Line]:
    """Every line below the headings.

    Raises:
        Refused: no list of this shape, damaged, or too long.
    """
    suffix = PurePosixPath(name.lower()).suffix
    if suffix not in _BY_SUFFIX:
        raise Refused([_refusal("no_list", _("Chỉ nhận danh sách .csv, .xlsx."))])
    try:
        lines = list(_lines(_BY_SUFFIX[suffix](content)))
    except (ValueError, KeyError, OSError, BadZipFile, InvalidFileException, csv.Error) as error:
        raise Refused(
            [_refusal("unreadable", _("Không đọc được tệp; hãy lưu lại thành .csv (UTF-8) hoặc .xlsx."))]
        ) from error
    if not lines:
        raise Refused([_refusal("no_lines", _("Danh sách không có dòng nào."))])
    if len(lines) > MOST_LINES:
        raise Refused([_refusal("too_long", _("Mỗi lần nhập tối đa %(most)s dòng."), most=MOST_LINES)])
    return lines


def _lines(rows: Iterable[list[str]]) -> Iterator[Line]:
    columns: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        if not columns:
            columns = _columns(row)
        elif any(row):
            said = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
            yield Line(number=number, **said)


def _columns(headings: list[str]) -> dict[str, int]:
    said = {text.collapse(text.fold(heading)): at for at, heading in enumerate(headings)}
    columns = {name: said[word] for name, words in HEADINGS.items() for word in words if word in said}
    if missing := [TITLES[name] for name in HEADINGS if name not in columns]:
        message = _("Dòng đầu của danh sách thiếu cột: %(columns)s.")
        raise Refused([_refusal("no_heading", message, columns=", ".join(map(str, missing)))])
    return columns


def _of_csv(content: bytes) -> Iterator[list[str]]:
    said = content.decode("utf-8-sig")
    delimiter = max(",;\t", key=said.split("\n", 1)[0].count)
    for row in csv.reader(io.StringIO(said), delimiter=delimiter):
        yield [_said(cell) for cell in row]


def _of_workbook(content: bytes) -> Iterator[list[str]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield [_said(cell) for cell in row]


def _said(value: Any) -> str:
    return "" if value is None else text.collapse(text.nfc(str(value)))


def _refusal(code: str, message: str, **params: Any) -> Refusal:
    return Refusal(code=code, message=message, params=params, basis=BASIS, field="file")


_BY_SUFFIX = {".csv": _of_csv, ".xlsx": _of_workbook}

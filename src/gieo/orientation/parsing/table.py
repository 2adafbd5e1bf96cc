"""A table printed as text with tabs between its cells, as Word and PDF tables are written out."""

import re
from collections.abc import Sequence

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Table, TableRow
from gieo.orientation.parsing.lines import Line, span

_HEAD = ("tt", "stt", "so tt")
# What a column holds, by the words of its head; the first that fits a name no column has yet.
_COLUMNS = (
    ("n", re.compile(r"^(?:so )?s?tt\b")),
    ("partners", re.compile(r"phoi hop|tham gia")),
    ("lead", re.compile(r"chu tri|thuc hien chinh|don vi (?:thuc hien|dau moi)|co quan (?:thuc hien|dau moi)|phu trach|dau moi")),
    ("period", re.compile(r"thoi gian|thoi han|tien do|hoan thanh|ky han")),
    ("result", re.compile(r"ket qua|san pham|muc tieu|chi tieu")),
    ("task", re.compile(r"nhiem vu|noi dung|cong viec|hoat dong|ten|danh muc")),
)  # fmt: skip
_PRINTED_ORDER = ("n", "task", "lead", "partners", "period", "result")
_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H])[.)]?$")
_PARTS = re.compile(r"(?:^|\s)[-–+]\s+|;\s*")
_COUNT = re.compile(
    r"^\W*0*(?P<n>\d{1,5})\s+(?P<unit>chuyên mục|chuyên đề|lớp|cuộc|hội nghị|hội thảo|bài|tin|phóng sự|mô hình|chuyến|buổi|khóa|khoá|tập huấn|sản phẩm)",
    re.IGNORECASE,
)


def read_table(lines: Sequence[Line]) -> tuple[Table, list[Line]]:
    """The first table whose head begins with TT or STT, and the lines it takes."""
    start = next((at for at, line in enumerate(lines) if _is_head(line)), None)
    if start is None:
        return Table(), []
    columns = _cells(lines[start])
    names = _names(columns)
    rows: list[TableRow] = []
    for line in lines[start + 1 :]:
        if not _is_head(line):  # a head is printed again on every page
            _add(rows, dict(zip(names, _cells(line), strict=False)), line)
    return Table(columns=columns, rows=rows, lines=span(lines[start:])), list(lines[start:])


def _names(columns: Sequence[str]) -> list[str]:
    """What each column holds; in the usual order where a head says nothing known."""
    names: list[str] = []
    for at, column in enumerate(columns):
        said = fold(column)
        known = next((name for name, pattern in _COLUMNS if name not in names and pattern.search(said)), None)
        usual = _PRINTED_ORDER[at] if at < len(_PRINTED_ORDER) and _PRINTED_ORDER[at] not in names else f"column {at}"
        names.append(known or usual)
    return names


def _is_head(line: Line) -> bool:
    cells = _cells(line)
    return len(cells) > 2 and fold(cells[0]).strip(". ") in _HEAD  # noqa: PLR2004  (two cells are no table)


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.raw.replace("\f", "").split("\t")]


def _add(rows: list[TableRow], values: dict[str, str], line: Line) -> None:
    """A row of its own has a number; one without goes on the row before it."""
    number = values.get("n", "")
    if _NUMBER.match(number):
        cells = {name: values.get(name) or None for name in ("lead", "partners", "period", "result")}
        task = values.get("task") or ""
        rows.append(TableRow(n=number.rstrip(".)"), task=task, lines=(line.n, line.n), **cells))
    elif rows:
        _go_on(rows[-1], values, line)


def _go_on(row: TableRow, values: dict[str, str], line: Line) -> None:
    for name in ("task", "lead", "partners", "period", "result"):
        if values.get(name):
            setattr(row, name, " ".join(filter(None, (getattr(row, name), values[name]))))
    row.lines = (row.lines[0], line.n)
    row.joined_lines.append(line.n)


# ---------------------------------------------------------------- what a row says


def is_group(row: TableRow) -> bool:
    """A line that only heads others: nothing beside its words."""
    return not any((row.lead, row.partners, row.period, row.result))


def parts_of(cell: str | None) -> tuple[str, ...]:
    """The entries of a cell, told apart by dashes or semicolons."""
    return tuple(part.strip(" ,;") for part in _PARTS.split(cell or "") if part.strip(" ,;"))


def counted(result: str) -> str:
    """The figure a result begins with and what it counts ("15 lớp"); empty where it counts nothing."""
    match = _COUNT.match(result)
    return f"{int(match['n'])} {match['unit'].lower()}" if match else ""

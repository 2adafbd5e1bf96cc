"""A table printed as text with tabs between its cells, as Word and PDF tables are written out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Field_, Item, Table, TableRow
from gieo.orientation.parsing.lines import Line, span

_HEAD = ("tt", "stt", "so tt")
# What a column holds, by the words of its head; the first that fits a name no column has yet.
_COLUMNS = (
    ("n", re.compile(r"^(?:so )?s?tt\b")),
    ("partners", re.compile(r"phoi hop|tham gia")),
    ("lead", re.compile(r"chu tri|thuc hien chinh|don vi (?:thuc hien|dau moi)|co quan (?:thuc hien|dau moi)|phu trach|dau moi")),
    ("period", re.compile(r"thoi gian|thoi han|tien do|hoan thanh|ky han")),
    ("result", re.compile(r"ket qua|san pham|muc tieu|chi tieu")),
    ("field", re.compile(r"^(?:ten )?(?:linh vuc|nhom)\b")),
    ("task", re.compile(r"dinh huong|van de|nhiem vu|noi dung|cong viec|hoat dong|ten|danh muc")),
)  # fmt: skip
_PRINTED_ORDER = ("n", "task", "lead", "partners", "period", "result")
_NUMBER = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H])[.)]?$")
_HEADS = frozenset({"Sở", "Phòng", "Ban", "Viện", "Trường", "Hội", "Đài", "Báo"})  # with which names of bodies begin
_PARTS = re.compile(r"(?:^|;|\s)\s*[-–+]\s+|;\s*")
_COUNT = re.compile(
    r"^\W*0*(?P<n>\d{1,5})\s+(?P<unit>chuyên mục|chuyên đề|lớp|cuộc|hội nghị|hội thảo|bài|tin|phóng sự|mô hình|chuyến|buổi|khóa|khoá|tập huấn|sản phẩm)",
    re.IGNORECASE,
)


def read_table(lines: Sequence[Line]) -> tuple[Table, list[Line]]:
    """The first table whose head begins with TT or STT, down to its last line with cells, and the lines it takes."""
    start = next((at for at, line in enumerate(lines) if _is_head(line)), None)
    if start is None:
        return Table(), []
    columns = _cells(lines[start])
    names = _names(columns)
    taken = list(takewhile(lambda line: "\t" in line.raw, lines[start:]))
    rows: list[TableRow] = []
    for line in taken[1:]:
        if not _is_head(line):  # a head is printed again on every page
            _add(rows, dict(zip(names, _cells(line), strict=False)), line)
    return Table(columns=columns, rows=rows, lines=span(taken)), taken


def _names(columns: Sequence[str]) -> list[str]:
    """What each column holds; the usual order where the head says nothing known."""
    names: list[str] = []
    for at, column in enumerate(columns):
        said = fold(column)
        known = next((name for name, pattern in _COLUMNS if name not in names and pattern.search(said)), None)
        names.append(known or f"column {at}")
    return names if "task" in names else [*_PRINTED_ORDER, *names[len(_PRINTED_ORDER) :]]


def _is_head(line: Line) -> bool:
    cells = _cells(line)
    return len(cells) > 2 and fold(cells[0]).strip(". ") in _HEAD  # noqa: PLR2004  (two cells are no table)


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.raw.replace("\f", "").split("\t")]


def _add(rows: list[TableRow], values: dict[str, str], line: Line) -> None:
    """A row of its own has a number; one without goes on the row before it."""
    number = values.get("n", "")
    if _NUMBER.match(number):
        cells = {name: values.get(name) or None for name in ("field", "lead", "partners", "period", "result")}
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


def fields_of(table: Table) -> list[Field_]:
    """The contents of a notice that prints them as a table: by its column of fields, else by its heading rows.

    A cell of a field that reaches over several rows is printed once, at the first.
    """
    fields: list[Field_] = []
    for row in table.rows:
        title = row.task if is_group(row) and not row.field and "." not in row.n and _heads(table, row) else row.field
        if title and (not fields or fields[-1].title != title):
            at = len(fields) + 1
            fields.append(Field_(label=row.n, n=at, title=title, line=row.lines[0], lines=(row.lines[0], row.lines[0])))
        if fields and title != row.task:
            items = fields[-1].items
            items.append(Item(id=f"{fields[-1].n}.{len(items) + 1}", text=row.task, lines=row.lines))
    return [field for field in fields if field.items]


def _heads(table: Table, row: TableRow) -> bool:
    """Rows numbered under it follow (1 → 1.1), or it is numbered in roman or letters above arabic rows."""
    return any(each.n.startswith(f"{row.n}.") for each in table.rows) or not row.n[0].isdecimal()


def parts_of(cell: str | None) -> tuple[str, ...]:
    """The entries of a cell, told apart by dashes or semicolons."""
    return tuple(part.strip(" ,;") for part in _PARTS.split(cell or "") if part.strip(" ,;"))


def counted(result: str) -> str:
    """The figure a result begins with and what it counts ("15 lớp"); empty where it counts nothing."""
    match = _COUNT.match(result)
    return f"{int(match['n'])} {match['unit'].lower()}" if match else ""


@dataclass(frozen=True, slots=True)
class RunOn:
    """An entry that holds two names without anything between: the row, the entry as printed, where it may be cut."""

    row: TableRow
    printed: str
    parts: tuple[str, str]


def lost_separators(table: Table) -> list[RunOn]:
    """Entries that run on from another known entry of the table into a second name."""
    entries = [(row, part) for row in table.rows for part in parts_of(row.partners) + parts_of(row.lead)]
    alone = Counter(part for _row, part in entries)
    return [
        RunOn(row, part, (first, _second(first, part[len(first) :].strip())))
        for row, part in entries
        if (first := next((each for each in alone if alone[each] > 1 and _runs_on(each, part)), None))
    ]


def _second(first: str, rest: str) -> str:
    """Where "thuộc Sở Y tế" lost a dash and a word, the second name begins with the word the first one ends with."""
    head = first.rsplit(maxsplit=1)[-1]
    return f"{head} {rest}" if head in _HEADS else rest


def _runs_on(first: str, part: str) -> bool:
    """The rest begins another name; a short word begins many names and tells nothing."""
    rest = part.removeprefix(first)
    return rest != part and len(first.split()) > 2 and rest[:1] == " " and rest.strip()[:1].isupper()  # noqa: PLR2004

"""A table printed as text with tabs between its cells."""

from collections.abc import Sequence

from gieo.kernel.text import fold
from gieo.orientation.parsing.document import Table, TableRow
from gieo.orientation.parsing.lines import Line, span

_HEAD = ("tt", "stt")
_COLUMNS = ("n", "task", "lead", "partners", "period", "result")


def read_table(lines: Sequence[Line]) -> tuple[Table, list[Line]]:
    """The first table whose head begins with TT or STT, and the lines it takes."""
    start = next((at for at, line in enumerate(lines) if _is_head(line)), None)
    if start is None:
        return Table(), []
    columns = _cells(lines[start])
    rows: list[TableRow] = []
    for line in lines[start + 1 :]:
        _add(rows, _cells(line), line)
    return Table(columns=columns, rows=rows, lines=span(lines[start:])), list(lines[start:])


def _is_head(line: Line) -> bool:
    cells = _cells(line)
    return len(cells) > 2 and fold(cells[0]) in _HEAD  # noqa: PLR2004  (two cells are no table)


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.raw.split("\t")]


def _add(rows: list[TableRow], cells: list[str], line: Line) -> None:
    """A row of its own has a number; one without goes on the row before it."""
    values = dict(zip(_COLUMNS, cells, strict=False))
    if values.get("n") and values["n"][0].isdigit():
        named = {name: value or None for name, value in values.items() if name not in {"n", "task"}}
        rows.append(TableRow(n=values["n"].rstrip("."), task=values.get("task") or "", lines=(line.n, line.n), **named))
        return
    if not rows:
        return
    last = rows[-1]
    for name, value in values.items():
        if value and name != "n":
            setattr(last, name, " ".join(filter(None, (getattr(last, name), value))))
    last.lines = (last.lines[0], line.n)

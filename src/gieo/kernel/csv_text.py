"""Lists as .csv text that spreadsheet programs open in UTF-8 and of which they run nothing."""

import csv
import io
from collections.abc import Iterable, Iterator

MARK = "\ufeff"  # before the first line: without it Vietnamese letters are read as something else
FORMULAS = frozenset("=+-@\t\r")


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Each row as a line, the mark before the first; numbers stay numbers, a text that would be run is quoted."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    yield MARK
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()


def csv_of(rows: Iterable[Iterable[object]]) -> str:
    """The whole list."""
    return "".join(csv_lines(rows))


def _harmless(cell: object) -> object:
    """A text that begins like a formula would be run by spreadsheet programs; a number is none."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in FORMULAS else cell

"""Lists as .csv: read back as they were, and nothing in them is run."""

import csv
import io

import pytest

from gieo.kernel.csv_text import MARK, csv_lines, csv_of

pytestmark = pytest.mark.unit


def test_what_is_written_is_read_back_with_its_commas_quotes_and_lines() -> None:
    rows = [["Mã số", "Tên"], ["LS-01", 'Hồi, quế và "ba kích"\nở Lạng Sơn']]
    text = csv_of(rows)
    assert text.startswith(MARK)
    assert list(csv.reader(io.StringIO(text.removeprefix(MARK)))) == rows
    assert "".join(csv_lines(rows)) == text


@pytest.mark.parametrize("cell", ["=1+1", "+84205", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_is_only_a_text(cell: str) -> None:
    [row] = csv.reader(io.StringIO(csv_of([[cell, "x"]]).removeprefix(MARK), newline=""))
    assert row == [f"'{cell}", "x"]


def test_a_number_is_no_formula() -> None:
    assert csv_of([[-5, 3]]) == f"{MARK}-5,3\r\n"

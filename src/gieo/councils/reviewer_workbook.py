"""Reviewers named in a workbook: every dossier beside every member, filled in elsewhere, read back row by row."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zipfile import BadZipFile

import xlsxwriter
from django.utils.translation import gettext
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.reviewing import Pairs, Reviewer, Table, wish_in_words
from gieo.councils.sitting.reviewers import cannot_review
from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _

FIRST_ROW = 4  # the rows above say whose council it is and how it is filled in
KEY, ANSWER = 0, 8  # columns: the hidden name of the pair, and what is written
WIDTHS = (2, 20, 44, 26, 12, 14, 12, 48, 12)
MOST_ROWS = 5000
YES = "x"
SHEETS = ("GIEO-MACDINH:108",)
Fault = tuple[Refusal, ...]


class Looks(NamedTuple):
    """Formats of the cells."""

    wrapped: Any
    figure: Any
    open_cell: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """What becomes of one row in which something was written.

    Attributes:
        line: number in the sheet, as the spreadsheet program counts.
        pair: number of the dossier and membership; None where the row names none.
        dossier: as the row is about it; empty where it is about none.
        name: of the member.
        faults: why the row is not taken over; empty where it is.
    """

    line: int
    pair: tuple[str, int] | None
    dossier: str
    name: str
    faults: Fault = ()


def workbook_of(item: CouncilItem, table: Table) -> bytes:
    """Every dossier beside every member, with what is known of both; only the last column can be written in."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(gettext("Phản biện"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    figure = book.add_format({"align": "center", "valign": "top"})
    looks = Looks(wrapped, figure, book.add_format({"locked": False, "border": 1, "align": "center", "valign": "top"}))
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width, None, {"hidden": at == KEY})
    page.write_string(0, KEY, item.number)
    page.write_string(0, 1, f"{item.number}: {item.title}", book.add_format({"bold": True}))
    page.write_string(
        1, 1, gettext("Ghi x ở cột cuối cho người được cử. Nhập lại ở trang cử phản biện, xem rồi mới cử.")
    )
    page.set_row(FIRST_ROW - 1, 32)
    page.repeat_rows(FIRST_ROW - 1)
    for at, heading in enumerate(_headings(), start=1):
        page.write_string(FIRST_ROW - 1, at, heading, bold)
    at = FIRST_ROW
    for number, title in table.judged:
        for reviewer in table.reviewers:
            _write(page, at, (number, title), reviewer, table, looks)
            at += 1
    if at > FIRST_ROW:
        page.data_validation(FIRST_ROW, ANSWER, at - 1, ANSWER, {"validate": "list", "source": [YES]})
        page.autofilter(FIRST_ROW - 1, 1, at - 1, ANSWER)
    page.protect("", {"autofilter": True, "sort": True})
    page.freeze_panes(FIRST_ROW, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()


def _headings() -> Sequence[str]:
    return (
        gettext("Số hồ sơ"), gettext("Hồ sơ"), gettext("Thành viên"), gettext("Phù hợp (%)"), gettext("Nguyện vọng"),
        gettext("Hồ sơ trong năm"), gettext("Xung đột lợi ích, nghi vấn"), gettext("Phản biện"),
    )  # fmt: skip


def _write(page: Any, at: int, dossier: tuple[str, str], reviewer: Reviewer, table: Table, looks: Looks) -> None:
    number, title = dossier
    wrapped, figure, open_cell = looks
    pair = (number, reviewer.member)
    page.write_string(at, KEY, f"{number}:{reviewer.member}")
    page.write_string(at, 1, number, wrapped)
    page.write_string(at, 2, title, wrapped)
    page.write_string(at, 3, reviewer.name, wrapped)
    page.write_number(at, 4, table.fits[pair].percent, figure)
    page.write_string(at, 5, wish_in_words(table.wishes.get(pair, "")), wrapped)
    page.write_number(at, 6, reviewer.load, figure)
    page.write_string(at, 7, "; ".join(filter(None, (gettext(reviewer.why_not), *reviewer.suspicions))), wrapped)
    look = figure if reviewer.why_not else open_cell
    if pair in table.named:
        page.write_string(at, ANSWER, YES, look)
    else:
        page.write_blank(at, ANSWER, None, look)


def read_workbook(procedure: Procedure, item: CouncilItem, table: Table, content: bytes) -> list[RowReport]:
    """What was written, each row held against the same conflicts as when reviewers are named by hand.

    Args:
        procedure: of the council.
        item: the dossier of the council the workbook must be of.
        table: what is known now, whatever the workbook says of it.
        content: of the workbook.

    Raises:
        Refused: no workbook, too many rows, or that of another dossier.
    """
    rows = list(_rows(content))
    if not rows or _written(rows[0], KEY) != item.number:
        message = _("Tệp này không phải bảng cử phản biện của %(number)s.")
        params = {"number": item.number}
        raise Refused([Refusal(code="other_dossier", message=message, params=params, basis=SHEETS, field="file")])
    known = {
        f"{number}:{each.member}": ((number, each.member), each)
        for number, _title in table.judged
        for each in table.reviewers
    }
    reports: list[RowReport] = []
    for line, row in enumerate(rows[FIRST_ROW:], start=FIRST_ROW + 1):
        if _written(row, ANSWER):
            taken = {each.pair for each in reports if not each.faults and each.pair}
            reports.append(_report(procedure, item, line, row, known, taken))
    return reports


def _report(
    procedure: Procedure,
    item: CouncilItem,
    line: int,
    row: Sequence[Any],
    known: Mapping[str, tuple[tuple[str, int], Reviewer]],
    taken: set[tuple[str, int]],
) -> RowReport:
    pair, reviewer = known.get(_written(row, KEY), (None, None))
    if pair is None or reviewer is None:
        message = _("Dòng này không có trong bảng tải từ trang cử phản biện.")
        fault = Refusal(code="no_such_row", message=message, basis=SHEETS)
        return RowReport(line=line, pair=None, dossier=_written(row, 1), name=_written(row, 3), faults=(fault,))
    faults = []
    if text.fold(_written(row, ANSWER)) != YES:
        message = _("Cột cuối chỉ ghi x, hoặc để trống.")
        faults.append(Refusal(code="no_such_answer", message=message, basis=SHEETS))
    if pair in taken:
        faults.append(
            Refusal(code="twice", message=_("Người này đã được ghi cho hồ sơ này ở dòng trên."), basis=SHEETS)
        )
    if reviewer.why_not:
        faults.append(cannot_review(procedure, item, [f"{reviewer.name} ({reviewer.why_not})"]))
    return RowReport(line=line, pair=pair, dossier=pair[0], name=reviewer.name, faults=tuple(faults))


def chosen_in(reports: Sequence[RowReport]) -> Pairs:
    """Whom the rows without a fault name."""
    return frozenset(each.pair for each in reports if each.pair and not each.faults)


def _rows(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        for at, row in enumerate(sheet.iter_rows(values_only=True)):
            if at >= MOST_ROWS:
                message = _("Mỗi lần nhập tối đa %(most)s dòng.")
                params = {"most": MOST_ROWS}
                raise Refused([Refusal(code="too_many_rows", message=message, params=params, field="file")])
            yield row
    except (BadZipFile, InvalidFileException, KeyError, IndexError, OSError, ValueError):
        message = _("Không đọc được tệp; dùng tệp .xlsx tải từ trang này.")
        raise Refused([Refusal(code="no_workbook", message=message, basis=SHEETS, field="file")]) from None


def _written(row: Sequence[Any], at: int) -> str:
    value = row[at] if at < len(row) else None
    return text.collapse(text.nfc(str(value))) if value is not None else ""

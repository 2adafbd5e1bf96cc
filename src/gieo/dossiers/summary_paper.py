"""A summary as a workbook and on official paper; number, day and signature are the office's to give."""

import io
from collections.abc import Sequence

import xlsxwriter

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.summaries import Asked, Cell, Summary, Summed
from gieo.kernel.money import group_digits
from gieo.officialdocs.official_paper import Facts, OfficialPaper, Paragraph, Signer, Table

LAYOUT = "sheet"
EMPTY = "Không có dòng nào."
WIDEST, NARROWEST = 60, 10


def paper_of(summary: Summary, summed: Summed, asked: Asked) -> OfficialPaper:
    """The table on paper, with what stands above it; a draft."""
    profile = asked.province.latest_rulebook.profile
    columns = summed.columns or summary.columns
    table = Table(
        columns=columns,
        numeric=frozenset(at for at in summary.numeric if at < len(columns)),
        rows=tuple(row.cells for row in summed.rows),
        total=summed.total or None,
    )
    facts = (Facts(rows=tuple(summed.says)),) if summed.says else ()
    return OfficialPaper(
        letterhead_parent=profile.letterhead_parent if profile else "",
        letterhead_body=profile.letterhead_body if profile else "",
        place=profile.place if profile else asked.province.name,
        type="BIỂU TỔNG HỢP",
        subject=f"{summary.title}, năm {asked.year}",
        parts=(*facts, table if summed.rows else Paragraph(text=EMPTY)),
        signers=(Signer(position="NGƯỜI LẬP BIỂU"), Signer(position="GIÁM ĐỐC")),
        remark=f"Lập lúc {asked.at.astimezone(LEGAL_ZONE):%H:%M} ngày {asked.day:%d/%m/%Y}.",
        draft=True,
    )


def workbook_of(summary: Summary, summed: Summed, *, year: int) -> bytes:
    """The same as a workbook: figures are numbers, grouped as they are written here."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(summary.report)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    looks = (book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"num_format": "#,##0"}), bold)
    columns = summed.columns or summary.columns
    sheet.write_string(0, 0, f"{summary.title}, {year}", book.add_format({"bold": True}))
    for at, (what, how_much) in enumerate(summed.says, start=1):
        sheet.write_string(at, 0, f"{what}: {how_much}")
    head = len(summed.says) + 2
    sheet.write_row(head, 0, columns, bold)
    lines = [row.cells for row in summed.rows] + ([summed.total] if summed.total else [])
    for at, cells in enumerate(lines, start=head + 1):
        for column, cell in enumerate(cells):
            sheet.write(at, column, cell, looks[isinstance(cell, int)])
    for column, width in enumerate(_widths(columns, lines)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(head + 1, 0)
    book.close()
    return stream.getvalue()


def _widths(columns: Sequence[str], lines: Sequence[Sequence[Cell]]) -> list[int]:
    """As wide as the longest of each column, within reason."""
    longest = [max(len(shown(cell)) for cell in cells) for cells in zip(columns, *lines, strict=True)]
    return [min(max(width + 2, NARROWEST), WIDEST) for width in longest]


def shown(cell: Cell) -> str:
    """A figure in groups of three, as it is written here."""
    return group_digits(cell) if isinstance(cell, int) else cell

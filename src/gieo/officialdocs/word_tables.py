"""What a template of Word cannot say for itself: how wide each column is, how large its letters, how the page lies."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from gieo.officialdocs.tables import SIDEWAYS, UPRIGHT

CELL_STYLES = ("Ô chữ", "Ô số", "Ô giữa", "Đầu cột")
RULE = "Đường kẻ"


def fit_tables(document: Any, page: Mapping[str, Any]) -> None:
    """Sets widths, sizes and orientation of a filled official paper as its page was laid out."""
    if page["landscape"]:
        _turn(document)
    for style in CELL_STYLES:
        document.styles[style].font.size = Pt(page["table_size"])
    printed = [block for block in page["blocks"] if block["look"] == "table"]
    first = 1 if page["letterhead_body"] else 0
    tables = document.tables
    for table, block in zip(tables[first:], printed, strict=False):
        _set_widths(table, block["widths"])
    width = SIDEWAYS if page["landscape"] else UPRIGHT
    for table, row in zip(tables[first + len(printed) :], page["signature_rows"], strict=False):
        _set_widths(table, [width / len(row)] * len(row))
    if printed and page["blocks"][-1] is printed[-1]:
        _keep_with_signature(tables[first + len(printed) - 1])


def _turn(document: Any) -> None:
    """The letterhead stays as it is, in the middle; rules across the page keep their length."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for paragraph in document.paragraphs:
        if paragraph.style.name == RULE:
            layout = paragraph.paragraph_format
            layout.left_indent += Mm((SIDEWAYS - UPRIGHT) / 2)
            layout.right_indent += Mm((SIDEWAYS - UPRIGHT) / 2)


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    lengths = [Mm(width) for width in widths]
    for column, length in zip(table._tbl.tblGrid.gridCol_lst, lengths, strict=True):  # noqa: SLF001 - python-docx is slow by cell
        column.w = length
    for row in table._tbl.tr_lst:  # noqa: SLF001
        for cell, length in zip(row.tc_lst, lengths, strict=True):
            cell.width = length


def _keep_with_signature(table: Any) -> None:
    """The last rows go over the page together with what stands below the table."""
    for row in table.rows[-2:]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True

"""What a template of Word cannot say for itself: how wide each column is, how large its letters, how the page lies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from gieo.officialdocs.tables import SIDEWAYS, UPRIGHT

CELL_STYLES = ("Ô chữ", "Ô số", "Ô giữa", "Đầu cột")
RULE = "Đường kẻ"
HEAD, FOOT = (0.42, 0.58), (0.45, 0.55)  # of the width: issuer and State; recipients and signature


def fit_tables(document: Any, page: Mapping[str, Any]) -> None:
    """Sets widths, sizes and orientation of a filled official paper as its page was laid out."""
    for section, sideways in zip(document.sections, [page["landscape"], *_sideways(page)], strict=True):
        if sideways:
            _turn(section)
    if page["landscape"]:
        _lengthen_rules(document)
    for style in CELL_STYLES:
        document.styles[style].font.size = Pt(page["table_size"])
    tables = iter(document.tables)
    if page["letterhead_body"]:
        _spread(next(tables), HEAD, sideways=page["landscape"])
    last = _fit_blocks(tables, page["blocks"])
    if page["signature"]:
        _spread(next(tables), FOOT, sideways=page["landscape"])
    width = SIDEWAYS if page["landscape"] else UPRIGHT
    for row in page["signature_rows"]:
        _set_widths(next(tables), [width / len(row)] * len(row))
    if last is not None and page["blocks"][-1]["look"] == "table":
        _keep_with_signature(last)
    for annex in page["annexes"]:
        _fit_blocks(tables, annex["blocks"])


def _sideways(page: Mapping[str, Any]) -> list[bool]:
    return [annex["landscape"] for annex in page["annexes"]]


def _fit_blocks(tables: Iterator[Any], blocks: Iterable[Mapping[str, Any]]) -> Any:
    """The tables of a body, in their order; the last of them, if there is one."""
    table = None
    for block in blocks:
        if block["look"] == "table":
            table = next(tables)
            _set_widths(table, block["widths"])
    return table


def _turn(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _lengthen_rules(document: Any) -> None:
    """Rules across the page keep their length."""
    _indent_rules(document.paragraphs, SIDEWAYS - UPRIGHT)


def _indent_rules(paragraphs: Iterable[Any], wider: float) -> None:
    for paragraph in paragraphs:
        if paragraph.style.name == RULE:
            layout = paragraph.paragraph_format
            layout.left_indent += Mm(wider / 2)
            layout.right_indent += Mm(wider / 2)


def _spread(table: Any, shares: Sequence[float], *, sideways: bool) -> None:
    """Letterhead and signature go from edge to edge of a page that lies, as in PDF; their rules keep their length."""
    if not sideways:
        return
    _set_widths(table, [SIDEWAYS * share for share in shares])
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            _indent_rules(cell.paragraphs, (SIDEWAYS - UPRIGHT) * share)


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

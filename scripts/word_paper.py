"""A Word page by NĐ 30/2020 that the builders of templates write to: lean, with styles a clerk can change in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
FONT = "Times New Roman"
BODY, SMALL = 14, 13
ISSUER, STATE = 69.3, 95.7  # the two columns of the letterhead, mm: the name of the State stays on one line
INSET = 4  # points between the sides of a cell and its text, as in the PDF
TWIPS = 20  # in a point
# What a page needs of the program's own template; the rest is ten times as large, and read and written for every paper.
STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer", "TableGrid"}
PARTS = ("styles", "settings", "theme", "fontTable", "header", "footer")


@dataclass(frozen=True, kw_only=True)
class Style:
    """A named style: what a clerk finds under this name in Word. Sizes and gaps in points, indents in mm.

    `spacing` is in lines: the program's own default of 1.15 would make every paper longer than its PDF.
    """

    name: str
    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: Any = CENTRE
    before: float = 0
    after: float = 0
    left: float = 0
    first_line: float = 0
    keeps_next: bool = False
    spacing: float = 1.0


class Paper:
    """A page by NĐ 30/2020 that can be written to."""

    def __init__(self) -> None:
        self.document = Document()
        _make_lean(self.document)
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(20), Mm(20), Mm(30), Mm(15)
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(BODY)
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.0
        self._number_pages(page)

    @staticmethod
    def _number_pages(page: Any) -> None:
        """Arabic, centred in the top margin, from the second page on (NĐ 30/2020, annex I)."""
        page.different_first_page_header_footer = True
        page.header_distance = Mm(10)
        paragraph = page.header.paragraphs[0]
        paragraph.alignment = CENTRE
        run = paragraph.add_run()
        run.font.name, run.font.size = FONT, Pt(SMALL)
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            part.text = text
            run._r.append(part)

    def add_styles(self, styles: dict[str, Style]) -> None:
        """Named styles, by the short names that the builder writes with."""
        for key, look in styles.items():
            style = self.document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
            style.element.set(qn("w:styleId"), key)
            style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
            paragraph = style.paragraph_format
            paragraph.alignment = look.align
            paragraph.left_indent, paragraph.first_line_indent = Mm(look.left), Mm(look.first_line)
            paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
            paragraph.keep_with_next = look.keeps_next
            paragraph.line_spacing = look.spacing

    def styled(self, style: str, *texts: str, cell: Any = None, bold: bool = False) -> Any:
        """A paragraph in a named style; with several texts the first one is bold."""
        paragraph = (cell or self.document).add_paragraph()
        paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = style
        for at, text in enumerate(texts):
            run = paragraph.add_run(text)
            if bold or (at == 0 and len(texts) > 1):
                run.bold = True
        return paragraph

    def command(self, words: str, cell: Any = None) -> None:
        """A line that is gone after filling: if, for, endif, endfor."""
        (cell or self.document).add_paragraph(f"{{%p {words} %}}")

    def grid(self, rows: int, widths: list[float], *, lined: bool = False) -> Any:
        """A table of empty cells that no page break splits: without lines it only places what stands in it."""
        table = self.document.add_table(rows=rows, cols=len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        if lined:
            table.style = "Table Grid"
        _inset(table, INSET if lined else 0)
        _share(table, widths)
        for row in table.rows:
            keep = OxmlElement("w:cantSplit")
            row._tr.get_or_add_trPr().append(keep)
            for cell in row.cells:
                cell._tc.remove(cell.paragraphs[0]._p)
        return table

    def rule(self, cell: Any, *, indent: float) -> None:
        """A line under what stands above it, shortened on both sides."""
        paragraph = self.styled("GieoRule", cell=cell)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
        border, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "5"), ("space", "0"), ("color", "auto")):
            top.set(qn(f"w:{name}"), value)
        border.append(top)
        paragraph._p.get_or_add_pPr().insert_element_before(border, "w:ind", "w:jc")

    def line(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        underlined: bool = False,
        size: float = BODY,
        align: Any = None,
        cell: Any = None,
    ) -> None:
        """One paragraph."""
        paragraph = (cell or self.document).add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size, run.font.name = bold, italic, Pt(size), FONT
        run.underline = underlined
        if align is not None:
            paragraph.alignment = align

    def columns(self, left: list[dict[str, Any]], right: list[dict[str, Any]]) -> None:
        """Two columns without lines: letterhead, signature."""
        table = self.document.add_table(rows=1, cols=2)
        table.autofit = False
        _inset(table, 0)
        _share(table, (ISSUER, STATE))
        for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
            cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
            for entry in lines:
                self.line(**{"align": CENTRE, **entry}, cell=cell)

    def table(self, heads: list[str], loop: str, cells: list[str]) -> None:
        """A table whose row repeats."""
        table = self.document.add_table(rows=4, cols=len(heads))
        table.style = "Table Grid"
        for at, head in enumerate(heads):
            _write(table.rows[0].cells[at], head, bold=True)
            _write(table.rows[2].cells[at], cells[at])
        repeated(table.rows[0])
        _write(table.rows[1].cells[0], f"{{%tr for {loop} %}}")
        _write(table.rows[3].cells[0], "{%tr endfor %}")

    def save(self, path: Path) -> None:
        """Writes the template; Word opens it only where each cell holds a paragraph."""
        for cell in self.document.element.body.iter(qn("w:tc")):
            if cell.find(qn("w:p")) is None:
                cell.add_p()
        self.document.save(str(path))

    def repeat(self, loop: str, text: str, **look: Any) -> None:
        """A paragraph that repeats."""
        self.line(f"{{%p for {loop} %}}")
        self.line(text, **look)
        self.line("{%p endfor %}")


def repeated(row: Any) -> None:
    """The row stands again on each page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _share(table: Any, widths: Sequence[float]) -> None:
    """How wide the columns are; some programs ask the cells, others the grid."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def _inset(table: Any, points: float) -> None:
    """How far text stands from the left and right sides of its cells: of none where a table only places it."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(points * TWIPS)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _write(cell: Any, text: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size, run.font.name = bold, Pt(SMALL), FONT


def _make_lean(document: Any) -> None:
    """Leaves out the styles and parts that no paper of ours uses; the words are in Vietnamese."""
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.styleId not in STYLES:
            styles.remove(style)
        for link in style.findall(qn("w:link")):
            style.remove(link)
    for fonts in styles.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for letters in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{letters}"), FONT)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    for rels, keep in (
        (document.part.rels, PARTS),
        (document.part.package.rels, ("core", "extended", "officeDocument")),
    ):
        for key in [key for key, rel in rels.items() if not rel.reltype.rsplit("/", 1)[1].startswith(keep)]:
            del rels[key]
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Gieo", "", ""

"""The Word page that all kinds of official paper share: the blocks of `gieo.officialdocs.laying_out`, in named styles."""

from copy import deepcopy
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from word_paper import ISSUER, JUSTIFIED, LEFT, RIGHT, SMALL, STATE, Paper, Style, repeated

INDENT = 10
MOTTO = 56.2  # length of the motto in its style, mm; the rule under it is as long
ADDRESSEES = 58  # where the addressees begin, mm
PAGE = ISSUER + STATE
SIGNING_ROOM = 68  # points, 24 mm
AS_IN_PDF = 1.07  # lines: those of the PDF are 1.24 of the letter apart, a single line of Times New Roman 1.15

STYLES = {
    "GieoCode": Style(name="Mã biểu mẫu", size=11, italic=True, align=RIGHT, after=6),
    "GieoState": Style(name="Quốc hiệu", size=12, bold=True),
    "GieoMotto": Style(name="Tiêu ngữ", size=13, bold=True, after=2),
    "GieoParent": Style(name="Cơ quan chủ quản", size=12),
    "GieoIssuer": Style(name="Cơ quan ban hành", size=12, bold=True, after=2),
    "GieoRule": Style(name="Đường kẻ", size=3),
    "GieoNumber": Style(name="Số, ký hiệu", size=13, before=6),
    "GieoAbout": Style(name="Về việc", size=12, before=6),
    "GieoDay": Style(name="Địa danh, ngày tháng", size=13, italic=True, before=6, keeps_next=True),
    "GieoType": Style(name="Tên loại", size=14, bold=True, before=14, after=3, keeps_next=True),
    "GieoSubject": Style(name="Trích yếu", size=14, bold=True, after=3, keeps_next=True),
    "GieoAttached": Style(name="Kèm theo", size=13, italic=True, after=3, keeps_next=True),
    "GieoAuthority": Style(name="Thẩm quyền", bold=True, after=6, keeps_next=True),
    "GieoAddressee": Style(name="Kính gửi", before=12, after=12),
    "GieoAddressees": Style(name="Kính gửi nhiều nơi", align=LEFT, left=ADDRESSEES, first_line=-24),
    "GieoBasis": Style(name="Căn cứ", italic=True, align=JUSTIFIED, after=6, first_line=INDENT, spacing=AS_IN_PDF),
    "GieoEnacting": Style(name="Lời ban hành", bold=True, before=6, after=8, keeps_next=True),
    "GieoHeading": Style(
        name="Đề mục", bold=True, align=JUSTIFIED, after=6, first_line=INDENT, keeps_next=True, spacing=AS_IN_PDF
    ),
    "GieoBody": Style(name="Nội dung", align=JUSTIFIED, after=6, first_line=INDENT, spacing=AS_IN_PDF),
    "GieoHeld": Style(
        name="Nội dung liền sau", align=JUSTIFIED, after=6, first_line=INDENT, keeps_next=True, spacing=AS_IN_PDF
    ),
    "GieoChapter": Style(name="Chương", bold=True, before=8, after=4, keeps_next=True),
    "GieoCaption": Style(name="Tên bảng", bold=True, before=6, after=6, keeps_next=True),
    "GieoCell": Style(name="Ô chữ", size=SMALL, align=LEFT, before=1, after=1),
    "GieoFigure": Style(name="Ô số", size=SMALL, align=RIGHT, before=1, after=1),
    "GieoMark": Style(name="Ô giữa", size=SMALL, before=1, after=1),
    "GieoHead": Style(name="Đầu cột", size=SMALL, bold=True, before=1, after=1),
    "GieoGap": Style(name="Khoảng cách", size=6, keeps_next=True),
    "GieoCopies": Style(name="Nơi nhận", size=12, bold=True, italic=True, align=LEFT, keeps_next=True),
    "GieoCopy": Style(name="Từng nơi nhận", size=11, align=LEFT),
    "GieoCapacity": Style(name="Chức vụ người ký", bold=True, keeps_next=True),
    "GieoSigner": Style(name="Người ký", bold=True, before=SIGNING_ROOM),
    "GieoSignNote": Style(name="Cách ký", size=SMALL, italic=True, keeps_next=True),
    "GieoUrgency": Style(name="Độ khẩn", size=13, bold=True, before=6),
    "GieoCirculation": Style(name="Phạm vi lưu hành", size=13, bold=True, before=6),
    "GieoDrafter": Style(name="Người soạn thảo", size=11, align=LEFT, before=6),
    "GieoContact": Style(name="Liên hệ", size=11),
    "GieoRemark": Style(name="Chú thích", size=11, italic=True, align=LEFT, before=10),
    "GieoAnnex": Style(name="Phụ lục", size=14, bold=True, after=3, keeps_next=True),
    "GieoDraft": Style(name="Dự thảo", size=13, bold=True, align=LEFT),
}


def official_paper(paper: Paper) -> None:
    """Head, body and foot; what is empty leaves no line."""
    paper.add_styles(STYLES)
    paper.document.styles["Kính gửi nhiều nơi"].paragraph_format.tab_stops.add_tab_stop(Mm(ADDRESSEES))
    paper.document.core_properties.title = "{{ title|safe }}"  # a property is no markup: nothing in it is escaped
    _mark_drafts(paper)
    _head(paper)
    _blocks(paper, "blocks")
    _foot(paper)
    paper.command("if remark")
    paper.styled("GieoRemark", "{{ remark }}")
    paper.command("endif")
    _annexes(paper)


def _blocks(paper: Paper, source: str) -> None:
    """The parts of a body in their order."""
    paper.command(f"for block in {source}")
    paper.command("if block.look == 'chapter'")
    paper.styled("GieoChapter", "{{ block.lead }}")
    paper.styled("GieoChapter", "{{ block.text }}")
    paper.command("endif")
    for look, style in (("basis", "GieoBasis"), ("enacting", "GieoEnacting"), ("heading", "GieoHeading")):
        paper.command(f"if block.look == '{look}'")
        paper.styled(style, "{{ block.text }}")
        paper.command("endif")
    for look, style in (("text", "GieoBody"), ("held", "GieoHeld")):
        paper.command(f"if block.look == '{look}'")
        paper.styled(style, "{{ block.lead }}", "{{ block.text }}")
        paper.command("endif")
    paper.command("if block.look == 'table'")
    _table(paper)
    paper.command("endif")
    paper.command("endfor")


def _annexes(paper: Paper) -> None:
    """Each begins a section of its own, whose pages are numbered anew and may lie sideways."""
    paper.command("for annex in annexes")
    _end_section(paper)
    paper.styled("GieoAnnex", "{{ annex.heading }}")
    paper.styled("GieoAnnex", "{{ annex.subject }}")
    paper.styled("GieoAttached", "{{ annex.attached_to }}")
    paper.rule(paper.document, indent=PAGE * 0.375)
    _blocks(paper, "annex.blocks")
    paper.command("endfor")


def _end_section(paper: Paper) -> None:
    """A paragraph that carries the page of what stands before it, as it is: size, margins, header, numbers from 1."""
    page = paper.document.sections[-1]._sectPr
    numbers = page.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        page.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")
    end = paper.document.add_paragraph()
    end._p.get_or_add_pPr().append(deepcopy(page))


def _mark_drafts(paper: Paper) -> None:
    """In the top margin of each page, so that it moves no line."""
    page = paper.document.sections[0]
    for header in (page.first_page_header, page.header):
        header.is_linked_to_previous = False
        mark = header.paragraphs[0].insert_paragraph_before("{{ draft_mark if draft else '' }}")
        mark._p.get_or_add_pPr().get_or_add_pStyle().val = "GieoDraft"
    _tell_contact(page)


def _tell_contact(page: Any) -> None:
    """How the issuer is reached, under a line across the foot of the first page."""
    page.first_page_footer.is_linked_to_previous = False
    page.footer_distance = Mm(8)
    line = page.first_page_footer.paragraphs[0]
    line.add_run("{{ issuer_contact }}")
    line._p.get_or_add_pPr().get_or_add_pStyle().val = "GieoContact"


def _head(paper: Paper) -> None:
    paper.command("if code")
    paper.styled("GieoCode", "{{ code }}")
    paper.command("endif")
    paper.command("if letterhead_body")
    _letterhead(paper)
    paper.command("else")
    _state(paper, PAGE)
    paper.command("if number_line")
    paper.styled("GieoNumber", "{{ number_line }}")
    paper.command("endif")
    paper.command("endif")
    paper.command("if heading")
    paper.styled("GieoType", "{{ heading }}")
    for name, style in (("subject", "GieoSubject"), ("attached_to", "GieoAttached")):
        paper.command(f"if {name}")
        paper.styled(style, f"{{{{ {name} }}}}")
        paper.command("endif")
    paper.rule(paper.document, indent=PAGE * 0.375)
    paper.command("endif")
    paper.command("if authority")
    paper.styled("GieoAuthority", "{{ authority }}")
    paper.command("endif")
    _addressees(paper)


def _letterhead(paper: Paper) -> None:
    table = paper.grid(4, [ISSUER, STATE])
    _without_margins(table)
    issuer, state = table.rows[0].cells
    paper.command("if letterhead_parent", issuer)
    paper.styled("GieoParent", "{{ letterhead_parent }}", cell=issuer)
    paper.command("endif", issuer)
    paper.styled("GieoIssuer", "{{ letterhead_body }}", cell=issuer)
    paper.rule(issuer, indent=ISSUER / 3)
    _state(paper, STATE, state)
    table.rows[1].cells[0].add_paragraph("{%tr if number_line or about or place_date %}")
    table.rows[3].cells[0].add_paragraph("{%tr endif %}")
    number, day = table.rows[2].cells
    paper.styled("GieoNumber", "{{ number_line }}", cell=number)
    paper.command("if about", number)
    paper.styled("GieoAbout", "{{ about }}", cell=number)
    paper.command("endif", number)
    for name, style, colour in (("urgency", "GieoUrgency", "B3261E"), ("circulation", "GieoCirculation", "000000")):
        paper.command(f"if {name}", number)
        _frame(paper.styled(style, f"{{{{ {name} }}}}", cell=number), colour)
        paper.command("endif", number)
    paper.styled("GieoDay", "{{ place_date }}", cell=day)


def _frame(paragraph: Any, colour: str) -> None:
    """Words in a frame of their colour."""
    paragraph.runs[0].font.color.rgb = RGBColor.from_string(colour)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(ISSUER / 5)
    border = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "3"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        border.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:ind", "w:jc")


def _state(paper: Paper, width: float, cell: Any = None) -> None:
    paper.styled("GieoState", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", cell=cell)
    paper.styled("GieoMotto", "Độc lập - Tự do - Hạnh phúc", cell=cell)
    paper.rule(cell or paper.document, indent=(width - MOTTO) / 2)


def _without_margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _addressees(paper: Paper) -> None:
    paper.command("if addressees|length == 1")
    paper.styled("GieoAddressee", "Kính gửi: {{ addressees[0] }}")
    paper.command("elif addressees")
    paper.styled("GieoGap")
    paper.command("for each in addressees")
    paper.styled("GieoAddressees", "{{ 'Kính gửi:' if loop.first else '' }}\t{{ each }}")
    paper.command("endfor")
    paper.styled("GieoGap")
    paper.command("endif")


def _table(paper: Paper) -> None:
    paper.command("if block.caption")
    paper.styled("GieoCaption", "{{ block.caption }}")
    paper.command("endif")
    table = paper.grid(6, [PAGE / 3] * 3, lined=True)
    heads, each, row, end, if_total, total = (row.cells for row in table.rows)
    repeated(table.rows[0])
    _cells(paper, heads, "block.columns", ("GieoHead",))
    looks = ("GieoCell", "GieoFigure", "GieoMark")
    each[0].add_paragraph("{%tr for row in block.rows %}")
    _cells(paper, row, "row.cells", looks)
    end[0].add_paragraph("{%tr endfor %}")
    if_total[0].add_paragraph("{%tr if block.total %}")
    _cells(paper, total, "block.total", looks, bold=True)
    after = table.add_row().cells
    after[0].paragraphs[0].add_run("{%tr endif %}")
    paper.styled("GieoGap")


def _cells(paper: Paper, cells: Any, source: str, styles: tuple[str, ...], *, bold: bool = False) -> None:
    """A cell for each of a row, in the style of its look."""
    cells[0].add_paragraph(f"{{%tc for cell in {source} %}}")
    cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if len(styles) == 1:
        paper.styled(styles[0], "{{ cell.text }}", cell=cells[1])
    else:
        for style, look in zip(styles, ("text", "figure", "mark"), strict=True):
            paper.command(f"if cell.look == '{look}'", cells[1])
            paper.styled(style, "{{ cell.text }}", cell=cells[1], bold=bold)
            paper.command("endif", cells[1])
    cells[2].add_paragraph("{%tc endfor %}")


# ---------------------------------------------------------------- foot


def _foot(paper: Paper) -> None:
    """One signature beside the recipients; several in rows above them, their names on one line."""
    paper.styled("GieoGap")
    paper.command("if signature")
    table = paper.grid(1, [PAGE * 0.45, PAGE * 0.55])
    copies, signed = table.rows[0].cells
    _recipients(paper, copies)
    paper.command("if signed_on", signed)
    paper.styled("GieoDay", "{{ signed_on }}", cell=signed)
    paper.command("endif", signed)
    _lines(paper, "signature", signed)
    paper.styled("GieoSigner", "{{ signature.name }}", cell=signed)
    paper.command("else")
    paper.command("for row in signature_rows")
    _signatures(paper)
    paper.command("if not loop.last")  # between two rows; below the last one it only pushed the recipients off the page
    paper.styled("GieoGap")
    paper.command("endif")
    paper.command("endfor")
    paper.command("if recipients or drafter")
    _recipients(paper, None)
    paper.command("endif")
    paper.command("endif")


def _signatures(paper: Paper) -> None:
    table = paper.grid(5, [PAGE / 3] * 3)
    if_day, day, end, lines, names = (row.cells for row in table.rows)
    if_day[0].add_paragraph("{%tr if loop.first and signed_on %}")
    end[0].add_paragraph("{%tr endif %}")
    for cells in (day, lines, names):
        cells[0].add_paragraph("{%tc for it in row %}")
        cells[2].add_paragraph("{%tc endfor %}")
    paper.styled("GieoDay", "{{ signed_on if loop.last else '' }}", cell=day[1])
    _lines(paper, "it", lines[1])
    paper.styled("GieoSigner", "{{ it.name }}", cell=names[1])


def _lines(paper: Paper, signer: str, cell: Any) -> None:
    paper.command(f"for line in {signer}.lines", cell)
    paper.styled("GieoCapacity", "{{ line }}", cell=cell)
    paper.command("endfor", cell)
    paper.command(f"if {signer}.note", cell)
    paper.styled("GieoSignNote", f"{{{{ {signer}.note }}}}", cell=cell)
    paper.command("endif", cell)


def _recipients(paper: Paper, cell: Any) -> None:
    paper.styled("GieoCopies", "{{ 'Nơi nhận:' if recipients else '' }}", cell=cell)
    paper.command("for each in recipients", cell)
    paper.styled("GieoCopy", "{{ each }}", cell=cell)
    paper.command("endfor", cell)
    paper.command("if drafter", cell)
    paper.styled("GieoDrafter", "{{ drafter }}", cell=cell)
    paper.command("endif", cell)

"""Official documents in the layout of NĐ 30/2020: Typst for PDF, docxtpl for Word.

A stage hands over plain values; what people typed is data to both engines, never markup. Documents of any form are an
`OfficialPaper`, printed as one of the kinds decision, notice, official_letter, submission_note, minutes, report, plan,
contract or sheet:

    paper = OfficialPaper(letterhead_body="SỞ KHOA HỌC VÀ CÔNG NGHỆ", symbol=type_symbol("thông báo", "SKHCN"), …)
    render_pdf("notice", paper).content
    render_docx("notice", paper)
"""

from gieo.officialdocs import library
from gieo.officialdocs.ahead import print_ahead, printed
from gieo.officialdocs.official_paper import (
    Article,
    Facts,
    Items,
    OfficialPaper,
    Paragraph,
    Party,
    Section,
    Signer,
    Table,
)
from gieo.officialdocs.printing import Measure, Rendered, measure, render_pdf, render_svg_pages
from gieo.officialdocs.signing import signing_lines
from gieo.officialdocs.symbols import letter_symbol, numbered, type_symbol
from gieo.officialdocs.word import render_docx

__all__ = [
    "Article",
    "Facts",
    "Items",
    "Measure",
    "OfficialPaper",
    "Paragraph",
    "Party",
    "Rendered",
    "Section",
    "Signer",
    "Table",
    "letter_symbol",
    "library",
    "measure",
    "numbered",
    "print_ahead",
    "printed",
    "render_docx",
    "render_pdf",
    "render_svg_pages",
    "signing_lines",
    "type_symbol",
]

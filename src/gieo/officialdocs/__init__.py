"""Official documents in the layout of NĐ 30/2020: Typst for PDF, docxtpl for Word.

A stage hands over plain values; what people typed is data to both engines, never markup.
"""

from gieo.officialdocs import library
from gieo.officialdocs.printing import Measure, Rendered, measure, render_pdf, render_svg_pages
from gieo.officialdocs.word import render_docx

__all__ = ["Measure", "Rendered", "library", "measure", "render_docx", "render_pdf", "render_svg_pages"]
